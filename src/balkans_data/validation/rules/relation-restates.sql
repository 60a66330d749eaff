-- title: Only claims of one origin restate each other
-- reason: What another source says independently corroborates.
-- severity: error
-- message: {claim_id} and {other_id} are of different texts, speakers and origins
-- hint: write corroborates
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN sources AS sa ON sa.source_id = a.source_id
JOIN sources AS sb ON sb.source_id = b.source_id
WHERE r.relation = 'restates'
  AND a.source_id <> b.source_id AND a.speaker_id <> b.speaker_id
  AND coalesce(sa.shared_origin_id, sa.source_id) <> coalesce(sb.shared_origin_id, sb.source_id)
