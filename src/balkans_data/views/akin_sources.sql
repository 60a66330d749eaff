-- Pairs of sources of one origin, both ways round: one names the other, or both have a third in common.
CREATE VIEW akin_sources AS
WITH links AS (
  SELECT source_id AS one, shared_origin_id AS other FROM sources WHERE shared_origin_id IS NOT NULL
  UNION
  SELECT shared_origin_id, source_id FROM sources WHERE shared_origin_id IS NOT NULL
)
SELECT one, other FROM links
UNION
SELECT l.one, m.other FROM links AS l JOIN links AS m ON m.one = l.other
