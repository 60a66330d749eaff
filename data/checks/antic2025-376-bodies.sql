-- How many different bodies and states dealt with possible crimes in Gaza within 2024. The rows are a choice, so that too
-- few of them refute nothing.
WITH dealt AS (
    SELECT ref, actor_id FROM happened
    WHERE event_id LIKE '%-gaza-%' AND date BETWEEN '2024-01-01' AND '2024-12-31' AND actor_id NOT IN ('ISR', 'PSE')
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'many'
)
SELECT
    CASE
        WHEN count(DISTINCT actor_id) >= (SELECT value FROM wanted) THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'gaza-observers') > 0 THEN 0
    END AS holds,
    count(DISTINCT actor_id) AS observed,
    CAST(max(0, (SELECT value FROM wanted) - count(DISTINCT actor_id)) AS INTEGER) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM dealt
        UNION SELECT ref FROM wanted
        UNION SELECT ref FROM covering WHERE coverage_id = 'gaza-observers'
    )) AS evidence
FROM dealt
