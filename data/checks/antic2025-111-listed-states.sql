-- The states of the planned route are in the note of the figure of its capacity.
WITH listed AS (
    SELECT ref, value, note
    FROM statistics
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'south-stream'
        AND period_max_day BETWEEN :as_of_day - 1095 AND :as_of_day
    ORDER BY period_max_day DESC
    LIMIT 1
), southeast AS (
    SELECT r.ref, a.actor_id, a.name
    FROM alignments AS r
    JOIN actors AS a ON a.actor_id = r.actor_id
    WHERE r.track = 'region' AND r.partner_id = 'southeast-europe' AND r.reading = 'seecp'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'several'
), route AS (
    SELECT
        l.note,
        (SELECT count(DISTINCT s.actor_id) FROM southeast AS s WHERE l.note LIKE '%' || s.name || '%') AS n_southeast
    FROM listed AS l
)
SELECT
    note LIKE '%in Russia%' AND n_southeast >= (SELECT value FROM wanted)
        AND (note LIKE '%Hungary%' OR note LIKE '%Austria%' OR note LIKE '%Slovakia%')
        AND note NOT LIKE '%Ukraine%' AND note NOT LIKE '%Moldova%' AND note NOT LIKE '%Belarus%'
        AND note NOT LIKE '%Türkiye%' AS holds,
    n_southeast AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM listed
        UNION SELECT s.ref FROM southeast AS s JOIN listed AS l ON l.note LIKE '%' || s.name || '%'
        UNION SELECT ref FROM wanted
    )) AS evidence
FROM (SELECT 1 AS one) AS always
LEFT JOIN route AS r ON 1 = 1
