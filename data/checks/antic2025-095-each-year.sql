-- One year below the threshold refutes this reading, unless the figure is only a lower bound: then that year is missing,
-- and its figure is not what is observed.
WITH shares AS (
    SELECT ref, value, coalesce(note LIKE '%lower bound%', 0) AS is_lower_bound
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND table_name <> 'reported_figures' AND period_max < '2022-01-01'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'nearly-all'
)
SELECT
    min(s.is_lower_bound OR s.value >= (SELECT value FROM wanted)) AS holds,
    min(CASE WHEN NOT s.is_lower_bound OR s.value >= (SELECT value FROM wanted) THEN s.value END) AS observed,
    count(CASE WHEN s.is_lower_bound AND s.value < (SELECT value FROM wanted) THEN 1 END) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM wanted)) AS evidence
FROM shares AS s
