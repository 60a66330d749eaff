-- title: A figure is within the bounds of its indicator
-- reason: A share above 100 or a count below nought is a slip, or in another unit.
-- severity: error
-- message: {value:.12g} is {side} {bound:.12g}, which bounds {indicator_id}
-- hint: check unit and decimal point
WITH figures AS (
  SELECT i.indicator_id, i.minimum, i.maximum, f.ref, 'value' AS field, f.value
  FROM indicators AS i CROSS JOIN statistics AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.minimum, i.maximum, f.ref, 'value', f.value
  FROM indicators AS i CROSS JOIN derived_figures AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.minimum, i.maximum, f.ref, 'value', f.value
  FROM indicators AS i CROSS JOIN reported_figures AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.minimum, i.maximum, f.ref, 'value_high', f.value_high
  FROM indicators AS i CROSS JOIN reported_figures AS f
  WHERE f.indicator_id = i.indicator_id
)
SELECT ref, field, indicator_id, value,
       CASE WHEN value < minimum THEN 'below' ELSE 'above' END AS side,
       CASE WHEN value < minimum THEN minimum ELSE maximum END AS bound
FROM figures
WHERE value < minimum OR value > maximum
