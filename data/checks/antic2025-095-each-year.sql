-- One year below the threshold refutes this reading.
WITH shares AS (
    SELECT ref, value
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND table_name <> 'reported_figures' AND period_max < '2022-01-01'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'nearly-all'
)
SELECT
    min(s.value) >= (SELECT value FROM wanted) AS holds,
    min(s.value) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM wanted)) AS evidence
FROM shares AS s
