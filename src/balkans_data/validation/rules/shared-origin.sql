-- title: Two documents of one origin do not corroborate each other
-- reason: A mirror, or a text that relays another, adds no evidence to it.
-- severity: error
-- message: corroborated by {source_id} and {second_source_id}, which are of one origin
-- hint: name a document of another origin, or write documented
SELECT r.ref, 'evidence' AS field, r.source_id, r.second_source_id
FROM (
  SELECT ref, source_id, second_source_id, evidence FROM alignments
  UNION ALL
  SELECT ref, source_id, second_source_id, evidence FROM events
) AS r
JOIN sources AS a ON a.source_id = r.source_id
JOIN sources AS b ON b.source_id = r.second_source_id
WHERE r.evidence = 'corroborated'
  AND (a.shared_origin_id = b.source_id OR b.shared_origin_id = a.source_id OR a.shared_origin_id = b.shared_origin_id)
