-- title: Every source carries something
-- reason: A document that no row rests on is clutter in every citation.
-- severity: error
-- message: no row refers to {source_id}
-- hint: remove it, or name it where it belongs
-- complete: yes
SELECT s.ref, 'source_id' AS field, s.source_id
FROM sources AS s
WHERE s.source_id NOT IN (
  SELECT source_id FROM actors
  UNION SELECT source_id FROM countries
  UNION SELECT source_id FROM names
  UNION SELECT source_id FROM tracks WHERE source_id IS NOT NULL
  UNION SELECT source_id FROM alignments
  UNION SELECT second_source_id FROM alignments WHERE second_source_id IS NOT NULL
  UNION SELECT source_id FROM events
  UNION SELECT source_id FROM claims
  UNION SELECT second_source_id FROM events WHERE second_source_id IS NOT NULL
  UNION SELECT shared_origin_id FROM sources WHERE shared_origin_id <> source_id
)
