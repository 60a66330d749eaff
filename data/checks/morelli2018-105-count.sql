-- Exercises of 2016, as many as were announced for that year, and the government's count for 2017. A count that
-- ends before the year does leaves the last months open.
WITH held AS (
    SELECT ref FROM happened WHERE event_id IN ('srb-2016-bars-exercise', 'srb-2016-slavic-brotherhood-exercise')
),
figures AS (
    SELECT ref, period_min, period_max, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND source_id <> 'morelli2018' AND period_min >= '2016-01-01' AND period_max <= '2017-12-31'
),
years AS (
    SELECT (SELECT count(*) FROM held) AS n_held,
           max(CASE WHEN period_min < '2017-01-01' THEN value END) AS announced,
           max(CASE WHEN period_min >= '2017-01-01' THEN value END) AS y2017,
           max(CASE WHEN period_min >= '2017-01-01' THEN period_max END) AS counted_to
    FROM figures
)
SELECT
    CASE
        WHEN n_held + coalesce(y2017, 0) > 4 THEN 0
        WHEN n_held = announced AND n_held + y2017 = 4 THEN 1
    END AS holds,
    n_held + y2017 AS observed,
    (announced IS NULL OR n_held < announced) + (y2017 IS NULL OR counted_to < '2017-12-31') AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM held UNION SELECT ref FROM figures)) AS evidence
FROM years
