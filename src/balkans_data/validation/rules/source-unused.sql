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
  UNION SELECT source_id FROM indicators
  UNION SELECT source_id FROM reported_figures
  UNION SELECT source_id FROM roll_calls
  UNION SELECT source_id FROM coverage
  UNION SELECT second_source_id FROM coverage WHERE second_source_id IS NOT NULL
)
  -- Of large tables the few different sources are taken first, which is faster.
  AND s.source_id NOT IN (SELECT DISTINCT source_id FROM statistics)
  AND s.source_id NOT IN (SELECT DISTINCT source_id FROM derived_figures)
  AND s.source_id NOT IN (SELECT DISTINCT source_id FROM votes)
