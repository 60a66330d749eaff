-- title: No figure is of a state that did not exist
-- reason: A figure of the territory before there was the state, or after, must say so (backcast), or belongs to another state.
-- severity: error
-- message: {state} did not exist at any time in {period}
-- hint: use the state of that time (see succession); territory is backcast where a series was carried back
-- complete: yes
WITH states AS (
  SELECT DISTINCT actor_id, coalesce(start_min_day, 0) AS since, coalesce(end_max_day, 9999999) AS until
  FROM lives
  WHERE kind IN ('country', 'former_country')
), spans AS (
  -- Most figures are within the span of one life; the others are looked at more closely.
  SELECT actor_id, min(since) AS since, max(until) AS until, count(*) AS n_lives FROM states GROUP BY actor_id
), figures AS (
  SELECT ref, 'actor_id' AS field, actor_id AS state, period, period_min_day, period_max_day, territory FROM statistics
  UNION ALL
  SELECT ref, 'counterpart_id', counterpart_id, period, period_min_day, period_max_day, territory FROM statistics
  UNION ALL
  SELECT ref, 'actor_id', actor_id, period, period_min_day, period_max_day, territory FROM derived_figures
  UNION ALL
  SELECT ref, 'counterpart_id', counterpart_id, period, period_min_day, period_max_day, territory FROM derived_figures
  UNION ALL
  SELECT ref, 'actor_id', actor_id, period, period_min_day, period_max_day, territory FROM reported_figures
  UNION ALL
  SELECT ref, 'counterpart_id', counterpart_id, period, period_min_day, period_max_day, territory FROM reported_figures
)
SELECT f.ref, f.field, f.state, f.period
FROM figures AS f CROSS JOIN spans AS a
WHERE f.territory = 'as_then' AND a.actor_id = f.state
  AND (f.period_max_day < a.since OR f.period_min_day >= a.until OR a.n_lives > 1)
  AND NOT EXISTS (SELECT 1 FROM states AS s
                  WHERE s.actor_id = f.state AND s.since <= f.period_max_day AND s.until > f.period_min_day)
