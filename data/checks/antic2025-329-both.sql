-- Declarations of concern by each of the two, and whether each has accused the centre of serving intelligence.
WITH said AS (
    SELECT actor_id, event_id, ref FROM happened
    WHERE kind = 'declaration' AND counterpart_id = 'russian-serbian-humanitarian-centre'
      AND actor_id IN ('USA', 'eu') AND date >= '2014-01-01'
      AND (event_id LIKE '%-rshc-concern%' OR event_id LIKE '%-rshc-accusation%')
),
sides AS (
    SELECT coalesce(sum(actor_id = 'USA'), 0) AS usa, coalesce(sum(actor_id = 'eu'), 0) AS eu,
           count(DISTINCT CASE WHEN event_id LIKE '%-rshc-accusation%' THEN actor_id END) AS accusers,
           (SELECT value FROM thresholds WHERE threshold_id = 'repeated') AS level
    FROM said
)
SELECT
    (SELECT CASE
        WHEN usa >= level AND eu >= level AND accusers = 2 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'rshc-concerns') > 0 THEN 0
    END FROM sides) AS holds,
    (SELECT usa || ' American, ' || eu || ' of the EU, ' || accusers || ' accuse' FROM sides) AS observed,
    (SELECT CAST(max(max(0, level - usa) + max(0, level - eu), 2 - accusers) AS INTEGER) FROM sides) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM said
        UNION SELECT ref FROM covering WHERE coverage_id = 'rshc-concerns'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
    )) AS evidence
