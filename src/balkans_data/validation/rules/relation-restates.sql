-- title: Only claims of one origin restate each other
-- reason: What another source says independently corroborates.
-- severity: error
-- message: {claim_id} and {other_id} are of different texts, speakers and origins
-- hint: write corroborates
-- complete: yes
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
JOIN actors AS sa ON sa.actor_id = a.speaker_id
JOIN actors AS sb ON sb.actor_id = b.speaker_id
WHERE r.relation = 'restates'
  AND a.source_id <> b.source_id AND a.speaker_id <> b.speaker_id
  AND coalesce(sa.parent_id, '') <> b.speaker_id AND coalesce(sb.parent_id, '') <> a.speaker_id
  AND NOT EXISTS (SELECT 1 FROM akin_sources AS k WHERE k.one = a.source_id AND k.other = b.source_id)
