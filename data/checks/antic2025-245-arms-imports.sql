-- Partner in defence as supplier of arms.
WITH shares AS (
    SELECT ref, value, row_number() OVER (ORDER BY period DESC) AS place
    FROM reported_figures
    WHERE indicator_id = 'arms-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period_max < '2022-01-01'
)
SELECT
    (SELECT value FROM shares WHERE place = 1) > (SELECT value FROM thresholds WHERE threshold_id = 'main') AS holds,
    (SELECT value FROM shares WHERE place = 1) AS observed,
    (SELECT count(*) = 0 FROM shares) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares WHERE place = 1
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'main'
    )) AS evidence
