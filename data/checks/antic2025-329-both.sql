-- Declarations of concern by each of the two; fewer than two known of one side leave it open.
WITH said AS (
    SELECT actor_id, ref FROM happened
    WHERE kind = 'declaration' AND counterpart_id = 'russian-serbian-humanitarian-centre'
      AND actor_id IN ('USA', 'eu') AND event_id LIKE '%-rshc-concern%' AND date >= '2014-01-01'
),
sides AS (
    SELECT coalesce(sum(actor_id = 'USA'), 0) AS usa, coalesce(sum(actor_id = 'eu'), 0) AS eu,
           (SELECT value FROM thresholds WHERE threshold_id = 'repeated') AS level
    FROM said
)
SELECT
    (SELECT CASE
        WHEN usa >= level AND eu >= level THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'rshc-concerns') > 0 THEN 0
    END FROM sides) AS holds,
    (SELECT usa || ' American, ' || eu || ' of the EU' FROM sides) AS observed,
    (SELECT CAST(max(0, level - usa) + max(0, level - eu) AS INTEGER) FROM sides) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM said
        UNION SELECT ref FROM covering WHERE coverage_id = 'rshc-concerns'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
    )) AS evidence
