-- title: A figure towards one is at most that towards all
-- reason: What goes to one counterpart goes to the world, so the larger of the two is wrong, or in another unit.
-- severity: error
-- message: {value:.12g} with {counterpart_id} is more than {whole:.12g} with all (WLD)
-- hint: check both
SELECT f.ref, 'value' AS field, f.value, f.counterpart_id, w.value AS whole
FROM indicators AS i CROSS JOIN statistics AS f CROSS JOIN statistics AS w
WHERE i.is_bilateral = 1 AND i.minimum >= 0 AND f.indicator_id = i.indicator_id
  AND w.indicator_id = f.indicator_id AND w.actor_id = f.actor_id AND w.counterpart_id = 'WLD' AND w.period = f.period
  AND f.value > w.value
UNION ALL
SELECT f.ref, 'value', f.value, f.counterpart_id, w.value
FROM indicators AS i CROSS JOIN derived_figures AS f CROSS JOIN derived_figures AS w
WHERE i.is_bilateral = 1 AND i.minimum >= 0 AND f.indicator_id = i.indicator_id
  AND w.indicator_id = f.indicator_id AND w.actor_id = f.actor_id AND w.counterpart_id = 'WLD' AND w.period = f.period
  AND f.value > w.value
UNION ALL
SELECT f.ref, 'value', f.value, f.counterpart_id, w.value
FROM indicators AS i CROSS JOIN reported_figures AS f CROSS JOIN reported_figures AS w
WHERE i.is_bilateral = 1 AND i.minimum >= 0 AND f.indicator_id = i.indicator_id
  AND w.indicator_id = f.indicator_id AND w.actor_id = f.actor_id AND w.counterpart_id = 'WLD' AND w.period = f.period
  AND w.source_id = f.source_id AND f.value > coalesce(w.value_high, w.value)
