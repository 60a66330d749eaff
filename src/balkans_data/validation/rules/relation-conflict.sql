-- title: Two claims do not both contradict and support each other
-- reason: One of the two relations is wrong, or the claims should be split.
-- severity: error
-- message: {claim_id} {relation} {other_id}, but it {other_relation} it as well
-- hint: remove one of the two relations, or split a claim
SELECT DISTINCT b.ref, 'relation' AS field, b.claim_id, b.relation, b.other_id, a.relation AS other_relation
FROM claim_relations AS a
JOIN claim_relations AS b
  ON (b.claim_id = a.claim_id AND b.other_id = a.other_id) OR (b.claim_id = a.other_id AND b.other_id = a.claim_id)
WHERE a.relation = 'contradicts' AND b.relation IN ('corroborates', 'restates')
