-- title: Only independent sources corroborate each other
-- reason: The same speaker, a group and its member, one text that takes a side, or two texts of one origin add nothing
--   to each other: they restate. Whom a text quotes without taking a side may be independent of it.
-- severity: error
-- message: {claim_id} and {other_id} are not independent ({why})
-- hint: write restates
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id,
       CASE WHEN a.speaker_id = b.speaker_id THEN 'the same speaker'
            WHEN sa.parent_id = b.speaker_id OR sb.parent_id = a.speaker_id THEN 'one speaker belongs to the other'
            WHEN a.source_id = b.source_id THEN 'the same text'
            ELSE 'texts of one origin' END AS why
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN actors AS sa ON sa.actor_id = a.speaker_id
JOIN actors AS sb ON sb.actor_id = b.speaker_id
WHERE r.relation = 'corroborates'
  AND (
    a.speaker_id = b.speaker_id
    OR sa.parent_id = b.speaker_id
    OR sb.parent_id = a.speaker_id
    OR (a.source_id = b.source_id AND a.stance <> 'reports' AND b.stance <> 'reports')
    OR (a.source_id <> b.source_id AND EXISTS (
      SELECT 1 FROM akin_sources AS k WHERE k.one = a.source_id AND k.other = b.source_id
    ))
  )
