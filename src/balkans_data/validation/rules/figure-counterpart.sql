-- title: A figure has a counterpart if its indicator is bilateral, and else none
-- reason: A figure towards somebody under an indicator that knows no counterpart, or the other way round, is of another indicator.
-- severity: error
-- message: counterpart of {actor_id} is {counterpart_id}, but {indicator_id} is {kind}
-- hint: _Z stands for no counterpart, WLD for all of them
WITH figures AS (
  SELECT i.indicator_id, i.is_bilateral, f.ref, f.actor_id, f.counterpart_id
  FROM indicators AS i CROSS JOIN statistics AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.is_bilateral, f.ref, f.actor_id, f.counterpart_id
  FROM indicators AS i CROSS JOIN derived_figures AS f
  WHERE f.indicator_id = i.indicator_id
  UNION ALL
  SELECT i.indicator_id, i.is_bilateral, f.ref, f.actor_id, f.counterpart_id
  FROM indicators AS i CROSS JOIN reported_figures AS f
  WHERE f.indicator_id = i.indicator_id
)
SELECT ref, 'counterpart_id' AS field, indicator_id, actor_id, counterpart_id,
       CASE is_bilateral WHEN 1 THEN 'bilateral' ELSE 'unilateral' END AS kind
FROM figures
WHERE (counterpart_id = '_Z') = is_bilateral OR counterpart_id = actor_id
