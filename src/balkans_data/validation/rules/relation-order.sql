-- title: A relation that holds both ways is stored once
-- reason: Stored both ways it would be counted twice, and one of the two forgotten when the other changes.
-- severity: error
-- message: {relation} holds both ways, so {other_id} comes first
-- hint: swap the two
SELECT ref, 'claim_id' AS field, relation, other_id
FROM claim_relations
WHERE relation IN ('contradicts', 'corroborates', 'restates') AND claim_id > other_id
