-- What others than the text report, for a time within the last year before 2022, of which the
-- statistics have nothing.
WITH shares AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND source_id <> 'antic2025' AND period_min >= '2021-01-01' AND period_max < '2022-01-01'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'nearly-all'
)
SELECT
    min(s.value) >= (SELECT value FROM wanted) AS holds,
    min(s.value) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM wanted)) AS evidence
FROM shares AS s
