-- title: A jump in a series is explained
-- reason: A figure many times the one before is a slip, a break in the series or an event, and a reader must know which.
-- severity: error
-- message: {value:.12g} is {factor:.3g} times the figure before ({before:.12g}, of {period_before}), beyond the
--   jump factor of {indicator_id} ({jump_factor:.3g})
-- hint: check it; then say why in note, or that the series breaks (obs_status B)
WITH series AS (
  SELECT 'statistics/' AS place, indicator_id, actor_id, counterpart_id, period, value, obs_status, note,
         lag(value) OVER periods AS before, lag(period) OVER periods AS period_before,
         period_min_day - lag(period_min_day) OVER periods AS days
  FROM statistics
  WHERE indicator_id IN (SELECT indicator_id FROM indicators WHERE jump_factor IS NOT NULL)
  WINDOW periods AS (PARTITION BY indicator_id, actor_id, counterpart_id ORDER BY period)
  UNION ALL
  SELECT 'derived_figures/', indicator_id, actor_id, counterpart_id, period, value, obs_status, note,
         lag(value) OVER periods, lag(period) OVER periods, period_min_day - lag(period_min_day) OVER periods
  FROM derived_figures
  WHERE indicator_id IN (SELECT indicator_id FROM indicators WHERE jump_factor IS NOT NULL)
  WINDOW periods AS (PARTITION BY indicator_id, actor_id, counterpart_id ORDER BY period)
)
-- The ref is put together for these few rows, as carrying it through the windows takes half of the time.
SELECT s.place || s.indicator_id || '|' || s.actor_id || '|' || s.counterpart_id || '|' || s.period AS ref,
       'value' AS field, s.indicator_id, i.jump_factor, s.value, s.before, s.period_before, s.value / s.before AS factor
FROM series AS s CROSS JOIN indicators AS i
WHERE i.indicator_id = s.indicator_id AND s.note IS NULL AND s.obs_status <> 'B' AND s.value > 0 AND s.before > 0
  AND (s.value > s.before * i.jump_factor OR s.before > s.value * i.jump_factor)
  -- After a gap of more than a year nobody would expect a figure like the last one.
  AND s.days <= 366
