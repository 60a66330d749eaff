-- title: A claim is about somebody
-- reason: Without a subject no filter finds it; a claim about the region as a whole has the region as its subject.
-- severity: error
-- message: {claim_id} has no subject
-- hint: add a row to claim_subjects
-- complete: yes
SELECT c.ref, 'claim_id' AS field, c.claim_id
FROM claims AS c
WHERE NOT EXISTS (SELECT 1 FROM claim_subjects AS s WHERE s.claim_id = c.claim_id)
