-- title: Two documents of one origin do not corroborate each other
-- reason: A mirror, or a text that relays another, adds no evidence to it.
-- severity: error
-- message: corroborated by {source_id} and {second_source_id}, which are of one origin
-- hint: name a document of another origin, or write documented
WITH links AS (
  SELECT source_id AS one, shared_origin_id AS other FROM sources WHERE shared_origin_id IS NOT NULL
  UNION
  SELECT shared_origin_id, source_id FROM sources WHERE shared_origin_id IS NOT NULL
)
SELECT r.ref, 'evidence' AS field, r.source_id, r.second_source_id
FROM (
  SELECT ref, source_id, second_source_id, evidence FROM alignments
  UNION ALL
  SELECT ref, source_id, second_source_id, evidence FROM events
) AS r
WHERE r.evidence = 'corroborated' AND r.source_id <> r.second_source_id AND r.second_source_id IN (
  SELECT l.other FROM links AS l WHERE l.one = r.source_id
  UNION
  SELECT m.other FROM links AS l JOIN links AS m ON m.one = l.other WHERE l.one = r.source_id
)
