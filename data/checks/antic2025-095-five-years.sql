-- The plain mean of five yearly shares; fewer than five years do not decide. A lower bound may stand for anything up to
-- all, so that the mean is too low only if it is so with all in its place.
WITH shares AS (
    SELECT ref, value, CASE WHEN note LIKE '%lower bound%' THEN 100 ELSE value END AS at_most
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND table_name <> 'reported_figures' AND period_max < '2022-01-01'
    ORDER BY period_max DESC
    LIMIT 5
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'nearly-all'
)
SELECT
    CASE
        WHEN count(*) < 5 THEN NULL
        WHEN avg(s.value) >= (SELECT value FROM wanted) THEN 1
        WHEN avg(s.at_most) < (SELECT value FROM wanted) THEN 0
    END AS holds,
    avg(s.value) AS observed,
    max(0, 5 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM wanted)) AS evidence
FROM shares AS s
