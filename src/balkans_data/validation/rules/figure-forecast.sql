-- title: A figure of a time after its source is a forecast
-- reason: Nobody has counted what had not happened yet; only a plan or a forecast can be of it.
-- severity: error
-- message: {period} begins after its source ({published}), but the figure is no forecast (F)
-- hint: check the period; obs_status F is for forecasts and plans
WITH figures AS (
  SELECT ref, period, period_min_day, obs_status, source_id FROM statistics
  UNION ALL
  SELECT ref, period, period_min_day, obs_status, source_id FROM derived_figures
  UNION ALL
  SELECT ref, period, period_min_day, obs_status, source_id FROM reported_figures
)
SELECT f.ref, 'obs_status' AS field, f.period, s.published
FROM figures AS f CROSS JOIN sources AS s
WHERE f.obs_status <> 'F' AND s.source_id = f.source_id AND f.period_min_day > s.published_max_day
