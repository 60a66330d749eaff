-- The name of the thing is taken from the titles of the events, which say malign influence where the
-- documents do.
WITH statements AS (
    SELECT ref, date_max, date_max_day
    FROM events
    WHERE kind = 'declaration' AND actor_id = 'USA' AND counterpart_id = 'RUS' AND title LIKE '%malign influence%'
), counted AS (
    SELECT
        count(DISTINCT date_max) AS n_all,
        count(DISTINCT CASE WHEN date_max_day <= :as_of_day THEN date_max END) AS n_then
    FROM statements
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
)
SELECT
    CASE
        WHEN n_then >= (SELECT value FROM wanted) THEN 1
        WHEN n_then = 0 AND n_all >= (SELECT value FROM wanted) THEN 0
    END AS holds,
    n_then AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM statements UNION SELECT ref FROM wanted)) AS evidence
FROM counted
