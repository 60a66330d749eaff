-- A count of the whole year decides: that with NATO if it is 18, else both from either end, as those with the United
-- States may be among those with NATO or not. A count of a part of the year refutes only if it is above 18.
WITH figures AS (
    SELECT ref, counterpart_id, period, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id IN ('nato', 'USA')
      AND source_id <> 'morelli2018' AND period_min >= '2017-01-01' AND period_max <= '2017-12-31'
),
facts AS (
    SELECT max(CASE WHEN counterpart_id = 'nato' AND period = '2017' THEN value END) AS whole,
           max(CASE WHEN counterpart_id = 'USA' AND period = '2017' THEN value END) AS american,
           max(value) AS least,
           sum(value) AS most
    FROM figures
)
SELECT
    CASE WHEN whole = 18 THEN 1 WHEN least > 18 THEN 0 WHEN whole + american < 18 THEN 0 END AS holds,
    CASE
        WHEN whole IS NOT NULL THEN CAST(whole AS INTEGER)
        ELSE CAST(least AS INTEGER) || ' to ' || CAST(most AS INTEGER) || ' by October'
    END AS observed,
    CASE WHEN whole = 18 OR least > 18 OR whole + american < 18 THEN 0 ELSE 1 END AS n_missing,
    (SELECT json_group_array(ref) FROM figures) AS evidence
FROM facts
