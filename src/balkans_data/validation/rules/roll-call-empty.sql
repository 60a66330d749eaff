-- title: Every roll call has votes
-- reason: A roll call without a vote says nothing of any state here.
-- severity: warning
-- message: no vote is of {roll_call_id}
-- hint: remove it, add the votes, or say in suppressions why there are none
-- complete: yes
SELECT r.ref, 'roll_call_id' AS field, r.roll_call_id
FROM roll_calls AS r
WHERE NOT EXISTS (SELECT 1 FROM votes AS v WHERE v.roll_call_id = r.roll_call_id)
