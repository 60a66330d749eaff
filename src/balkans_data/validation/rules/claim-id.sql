-- title: The id of a claim begins with its source
-- reason: Ids are read by people; one that names another text misleads them.
-- severity: error
-- message: {claim_id} is a claim of {source_id}
-- hint: number it {source_id}-001 and so on
SELECT ref, 'claim_id' AS field, claim_id, source_id
FROM claims
WHERE claim_id NOT LIKE source_id || '-%'
