-- title: Only claims of one origin restate each other
-- reason: What another source says independently corroborates.
-- severity: error
-- message: {claim_id} and {other_id} are of different texts, speakers and origins
-- hint: write corroborates
-- complete: yes
WITH links AS (
  SELECT source_id AS one, shared_origin_id AS other FROM sources WHERE shared_origin_id IS NOT NULL
  UNION
  SELECT shared_origin_id, source_id FROM sources WHERE shared_origin_id IS NOT NULL
), akin AS (
  SELECT one, other FROM links
  UNION
  SELECT l.one, m.other FROM links AS l JOIN links AS m ON m.one = l.other
)
SELECT r.ref, 'relation' AS field, r.claim_id, r.other_id
FROM claim_relations AS r
JOIN claims AS a ON a.claim_id = r.claim_id
JOIN claims AS b ON b.claim_id = r.other_id
WHERE r.relation = 'restates'
  AND a.source_id <> b.source_id AND a.speaker_id <> b.speaker_id
  AND NOT EXISTS (SELECT 1 FROM akin WHERE one = a.source_id AND other = b.source_id)
