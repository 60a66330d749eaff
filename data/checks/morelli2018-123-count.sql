-- A count of the whole year decides. A count of a part of it refutes only if it is above 18 even where the
-- exercises with the United States are among those with NATO.
WITH figures AS (
    SELECT ref, counterpart_id, period, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id IN ('nato', 'USA')
      AND source_id <> 'morelli2018' AND period_min >= '2017-01-01' AND period_max <= '2017-12-31'
),
facts AS (
    SELECT max(CASE WHEN counterpart_id = 'nato' AND period = '2017' THEN value END) AS whole,
           max(value) AS least,
           sum(value) AS most
    FROM figures
)
SELECT
    CASE WHEN whole IS NOT NULL THEN whole = 18 WHEN least > 18 THEN 0 END AS holds,
    CASE
        WHEN whole IS NOT NULL THEN CAST(whole AS INTEGER)
        ELSE CAST(least AS INTEGER) || ' to ' || CAST(most AS INTEGER) || ' by October'
    END AS observed,
    CASE WHEN whole IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM figures) AS evidence
FROM facts
