-- title: No earlier claim supersedes a later one
-- reason: What was said before cannot replace what was said after.
-- severity: error
-- message: {claim_id} ({said}) is said to supersede {other_id} ({other_said})
-- hint: swap the two
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id,
       coalesce(a.made_on, sa.published) AS said, coalesce(b.made_on, sb.published) AS other_said
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN sources AS sa ON sa.source_id = a.source_id
JOIN sources AS sb ON sb.source_id = b.source_id
WHERE r.relation = 'supersedes'
  AND coalesce(a.made_on_max_day, sa.published_max_day) < coalesce(b.made_on_min_day, sb.published_min_day)
