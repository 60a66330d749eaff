-- A year counts if the share is at the threshold for nearly all; most is the threshold for a majority. A lower bound
-- may stand for anything up to all: it refutes only if most years are below with all such years counted in.
WITH shares AS (
    SELECT ref, value, coalesce(note LIKE '%lower bound%', 0) AS is_lower_bound
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND table_name <> 'reported_figures' AND period_max < '2022-01-01'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'nearly-all'
), most AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'majority'
), counted AS (
    SELECT
        100.0 * count(CASE WHEN value >= (SELECT value FROM wanted) THEN 1 END) / nullif(count(*), 0) AS portion,
        100.0 * count(CASE WHEN is_lower_bound OR value >= (SELECT value FROM wanted) THEN 1 END)
            / nullif(count(*), 0) AS at_most
    FROM shares
)
SELECT
    CASE
        WHEN portion > (SELECT value FROM most) THEN 1
        WHEN at_most <= (SELECT value FROM most) THEN 0
    END AS holds,
    portion AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares UNION SELECT ref FROM wanted UNION SELECT ref FROM most
    )) AS evidence
FROM counted
