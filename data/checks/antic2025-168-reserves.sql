-- How rich in resources a state is shows in how much of what the world has lies with it.
WITH shares AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'gas-reserves-world-share' AND actor_id = 'AZE' AND source_id <> 'antic2025'
        AND period_max_day BETWEEN :as_of_day - 3653 AND :as_of_day
    ORDER BY period_max_day DESC, ref
    LIMIT 1
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'rich-in'
)
SELECT
    CASE
        WHEN (SELECT value FROM shares) >= (SELECT value FROM wanted) THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'azerbaijan-energy-reserves') > 0 THEN 0
    END AS holds,
    (SELECT value FROM shares) AS observed,
    max(0, 1 - (SELECT count(*) FROM shares)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM shares UNION SELECT ref FROM wanted
        UNION SELECT ref FROM covering WHERE coverage_id = 'azerbaijan-energy-reserves')) AS evidence
