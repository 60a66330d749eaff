-- The name of the thing is taken from the titles of the events, which say malign influence where the
-- documents do. That there were fewer would need a complete list.
WITH statements AS (
    SELECT ref, date
    FROM happened
    WHERE kind = 'declaration' AND actor_id = 'USA' AND counterpart_id = 'RUS' AND title LIKE '%malign influence%'
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'us-statements-malign-influence-russia'
)
SELECT
    CASE
        WHEN count(DISTINCT date) >= (SELECT value FROM wanted) THEN 1
        WHEN (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    count(DISTINCT date) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM statements UNION SELECT ref FROM wanted UNION SELECT ref FROM complete
    )) AS evidence
FROM statements
