-- title: A figure is in the table of its indicator's method
-- reason: What a pipeline remakes and what a query computes must not be mixed, so that each can be made anew.
-- severity: error
-- message: {indicator_id} is {method}, and has no place in this table
-- hint: statistics are published series, derived_figures are computed; reported_figures take any indicator
SELECT f.ref, 'indicator_id' AS field, i.indicator_id, i.method
FROM indicators AS i CROSS JOIN statistics AS f
WHERE f.indicator_id = i.indicator_id AND i.method <> 'statistic'
UNION ALL
SELECT f.ref, 'indicator_id', i.indicator_id, i.method
FROM indicators AS i CROSS JOIN derived_figures AS f
WHERE f.indicator_id = i.indicator_id AND i.method <> 'derived'
