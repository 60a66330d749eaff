-- The state of the project is the first word of the note of the figure of its capacity.
WITH listed AS (
    SELECT ref, value, note
    FROM statistics
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'south-stream'
        AND period_max_day BETWEEN :as_of_day - 1095 AND :as_of_day
    ORDER BY period_max_day DESC
    LIMIT 1
)
SELECT
    CASE WHEN note LIKE 'cancelled;%' THEN 1 WHEN note LIKE 'operating;%' THEN 0 END AS holds,
    substr(note, 1, 9) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM listed) AS evidence
FROM (SELECT 1 AS one) AS always
LEFT JOIN listed AS l ON 1 = 1
