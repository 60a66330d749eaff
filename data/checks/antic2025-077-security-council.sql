-- What was blocked is in the titles of the events.
WITH blocked AS (
    SELECT ref, date_max_day FROM events WHERE kind = 'blocked' AND actor_id = 'RUS' AND counterpart_id = 'un'
), counted AS (
    SELECT count(*) AS n_all, count(CASE WHEN date_max_day <= :as_of_day THEN 1 END) AS n_then
    FROM blocked
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
)
SELECT
    CASE
        WHEN n_then >= (SELECT value FROM wanted) THEN 1
        WHEN n_all >= (SELECT value FROM wanted) THEN 0
    END AS holds,
    n_then AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM blocked UNION SELECT ref FROM wanted)) AS evidence
FROM counted
