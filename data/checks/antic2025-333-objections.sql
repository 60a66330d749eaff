-- Statements of 2017 against a special status, and by how many states or bodies.
WITH said AS (
    SELECT actor_id, ref FROM happened
    WHERE kind = 'declaration' AND counterpart_id = 'russian-serbian-humanitarian-centre'
      AND actor_id NOT IN ('SRB', 'RUS', 'CHN', 'BLR')
        AND (title LIKE '%status%' OR title LIKE '%immunity%') AND date BETWEEN '2017-01-01' AND '2017-12-31'
)
SELECT
    CASE
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'several')
            AND count(DISTINCT actor_id) >= 2 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'rshc-concerns') > 0 THEN 0
    END AS holds,
    count(*) || ' by ' || count(DISTINCT actor_id) AS observed,
    max(0, 2 - count(DISTINCT actor_id)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM said
        UNION SELECT ref FROM covering WHERE coverage_id = 'rshc-concerns'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
    )) AS evidence
FROM said
