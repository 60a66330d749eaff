-- The newest count of active members that had ended by the day and is not older than three years.
WITH newest AS (
    SELECT ref, period, value
    FROM reported_figures
    WHERE indicator_id = 'security-force-active' AND actor_id = 'XKX'
      AND period_max_day <= :as_of_day AND period_max_day > :as_of_day - 1096
    ORDER BY period_max_day DESC, ref
    LIMIT 1
)
SELECT
    max(value) < (SELECT value FROM thresholds WHERE threshold_id = 'small-force') AS holds,
    max(value) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM newest UNION SELECT ref FROM thresholds WHERE threshold_id = 'small-force')
    ) AS evidence
FROM newest
