-- title: A check is named after its claim
-- reason: Who sees the id of a check, in a verdict or as the name of its query, must see which claim it is about.
-- severity: error
-- message: {check_id} is not {claim_id}-<word>
-- hint: name it {claim_id}- and a word or two for the reading, and its query and cases with it
SELECT ref, 'check_id' AS field, check_id, claim_id
FROM checks
WHERE substr(check_id, 1, length(claim_id) + 1) <> claim_id || '-'
