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
JOIN akin_sources AS k ON k.one = r.source_id AND k.other = r.second_source_id
WHERE r.evidence = 'corroborated' AND r.source_id <> r.second_source_id
