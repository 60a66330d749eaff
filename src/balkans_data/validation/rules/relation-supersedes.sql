-- title: Only a later text supersedes an earlier one
-- reason: What came before cannot replace what came after.
-- severity: error
-- message: {claim_id} ({published}) is said to supersede {other_id} ({other_published})
-- hint: swap the two
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id,
       sa.published, sb.published AS other_published
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN sources AS sa ON sa.source_id = a.source_id
JOIN sources AS sb ON sb.source_id = b.source_id
WHERE r.relation = 'supersedes' AND sa.published_max_day < sb.published_min_day
