-- title: No claim is related to itself
-- reason: A relation takes two.
-- severity: error
-- message: {claim_id} is related to itself
SELECT ref, 'other_id' AS field, claim_id
FROM claim_relations
WHERE claim_id = other_id
