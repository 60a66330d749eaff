-- From when to when each actor existed. For states that is their own reading (track state-list,
-- partner = the state itself) and, where no row gives one, that of whoever lists them. What has
-- no dates has null bounds, which no comparison fails.
CREATE VIEW lives AS
SELECT a.actor_id, a.kind,
       a.start_min_day, a.start_max_day, a.end_min_day, a.end_max_day, a."start", a."end"
FROM actors AS a
WHERE a.kind NOT IN ('country', 'former_country')
UNION ALL
SELECT s.actor_id, a.kind,
       s.start_min_day, s.start_max_day, s.end_min_day, s.end_max_day, s."start", s."end"
FROM alignments AS s
JOIN actors AS a ON a.actor_id = s.actor_id
WHERE s.track = 'state-list'
  AND s.status <> 'not-member'
  AND (
    s.partner_id = s.actor_id
    OR NOT EXISTS (
      SELECT 1 FROM alignments AS o
      WHERE o.actor_id = s.actor_id AND o.track = 'state-list' AND o.partner_id = o.actor_id
    )
  )
