-- title: A figure of a series has the period of its frequency
-- reason: A month among years cannot be set beside them, and a sum over both would count twice.
-- severity: error
-- message: {period} is no period of {indicator_id}, which is {frequency}
-- hint: write 2019 for a year, 2019-05 for a month, 2019-05-31 for a day
WITH forms AS (
  SELECT indicator_id, frequency,
         CASE frequency WHEN 'annual' THEN '____' WHEN 'monthly' THEN '____-__' ELSE '____-__-__' END AS form
  FROM indicators
  WHERE frequency <> 'irregular'
), figures AS (
  SELECT i.indicator_id, i.frequency, i.form, f.ref, f.period
  FROM forms AS i CROSS JOIN statistics AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.frequency, i.form, f.ref, f.period
  FROM forms AS i CROSS JOIN derived_figures AS f
  WHERE f.indicator_id = i.indicator_id
)
SELECT ref, 'period' AS field, period, indicator_id, frequency
FROM figures
WHERE period NOT LIKE form
