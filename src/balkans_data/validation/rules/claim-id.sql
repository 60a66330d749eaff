-- title: The id of a claim is its source and a number
-- reason: Ids are read by people; one that names another text misleads them.
-- severity: error
-- message: {claim_id} is a claim of {source_id}
-- hint: number it {source_id}-001 and so on
SELECT ref, 'claim_id' AS field, claim_id, source_id
FROM claims
WHERE substr(claim_id, 1, length(source_id) + 1) <> source_id || '-'
   OR substr(claim_id, length(source_id) + 2) LIKE '%-%'
