-- title: A rate of exchange says which way it goes
-- reason: Of two directions one is wrong, and nobody sees it from the figure alone; id and unit must agree.
-- severity: error
-- message: unit of {indicator_id} is {unit}, not {right}
-- hint: <aaa>-rate-<bbb> is how many BBB one AAA costs
SELECT ref, 'unit' AS field, indicator_id, unit,
       upper(substr(indicator_id, 10)) || ' per 1 ' || upper(substr(indicator_id, 1, 3)) AS "right"
FROM indicators
WHERE indicator_id LIKE '___-rate-___'
  AND unit <> upper(substr(indicator_id, 10)) || ' per 1 ' || upper(substr(indicator_id, 1, 3))
