-- title: A reported rate of exchange is not upside down
-- reason: A rate that is nearer to the reciprocal of the public one than to the public one itself was copied the wrong way round.
-- severity: error
-- message: {value:.12g} is nearer to the reciprocal of the public rate of {period} ({public:.6g}) than to that
-- hint: check which of the two currencies the text prices in the other
WITH reported AS (
  SELECT ref, figure_id, indicator_id, value, period_min_day AS day
  FROM reported_figures
  WHERE indicator_id LIKE '___-rate-___' AND value > 0
), rates AS (
  SELECT r.ref, r.figure_id, r.value, f.period, f.value AS public, abs(f.period_min_day - r.day) AS days
  FROM reported AS r CROSS JOIN statistics AS f
  WHERE f.indicator_id = r.indicator_id AND f.value > 0
  UNION ALL
  SELECT r.ref, r.figure_id, r.value, f.period, f.value, abs(f.period_min_day - r.day)
  FROM reported AS r CROSS JOIN derived_figures AS f
  WHERE f.indicator_id = r.indicator_id AND f.value > 0
), nearest AS (
  SELECT *, row_number() OVER (PARTITION BY figure_id ORDER BY days, period, public) AS place
  FROM rates
  WHERE days <= 731
)
SELECT ref, 'value' AS field, value, period, public
FROM nearest
WHERE place = 1 AND max(value / public, public / value) > max(value * public, 1 / (value * public))
