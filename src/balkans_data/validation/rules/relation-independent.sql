-- title: Only independent sources corroborate each other
-- reason: The same speaker, the same text or two texts of one origin add nothing to each other: they restate.
-- severity: error
-- message: {claim_id} and {other_id} are not independent ({why})
-- hint: write restates
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id,
       CASE WHEN a.source_id = b.source_id THEN 'the same text'
            WHEN a.speaker_id = b.speaker_id THEN 'the same speaker'
            ELSE 'texts of one origin' END AS why
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN sources AS sa ON sa.source_id = a.source_id
JOIN sources AS sb ON sb.source_id = b.source_id
WHERE r.relation = 'corroborates'
  AND (
    a.speaker_id = b.speaker_id
    OR sa.shared_origin_id = sb.source_id OR sb.shared_origin_id = sa.source_id
    OR sa.shared_origin_id = sb.shared_origin_id
    OR (a.source_id = b.source_id AND a.stance <> 'reports' AND b.stance <> 'reports')
  )
