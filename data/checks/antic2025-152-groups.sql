-- The count is of an encyclopedia; how large the groups are is not asked.
WITH groups_counted AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'ethnic-groups-living' AND actor_id = 'RS-VO' AND period_max_day <= :as_of_day
    ORDER BY period_max_day DESC, ref
    LIMIT 1
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'many'
)
SELECT
    max(g.value) >= (SELECT value FROM wanted) AS holds,
    max(g.value) AS observed,
    max(0, 1 - count(g.ref)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM groups_counted UNION SELECT ref FROM wanted)) AS evidence
FROM groups_counted AS g
