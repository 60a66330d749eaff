-- An entity of its state by the agreement of 1995, and the share of Serbs in it by both published counts of the census.
WITH entity AS (
    SELECT a.ref FROM actors AS a WHERE a.actor_id = 'BA-SRP' AND a.kind = 'subdivision' AND a.parent_id = 'BIH'
),
treaty AS (
    SELECT ref FROM happened WHERE event_id = 'bih-1995-dayton-agreement'
),
serbs AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'ethnic-group-share' AND actor_id = 'BA-SRP' AND counterpart_id = 'serbs'
      AND period_min BETWEEN '2013-01-01' AND '2013-12-31'
),
facts AS (
    SELECT (SELECT count(*) FROM entity) AS n_entity, (SELECT count(*) FROM treaty) AS n_treaty,
           (SELECT min(value) FROM serbs) AS least, (SELECT max(value) FROM serbs) AS most,
           (SELECT value FROM thresholds WHERE threshold_id = 'majority') AS majority
)
SELECT
    CASE WHEN most <= majority THEN 0 WHEN least > majority AND n_entity = 1 AND n_treaty = 1 THEN 1 END AS holds,
    least || ' to ' || most || ' per cent' AS observed,
    (1 - n_entity) + (1 - n_treaty) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM entity
            UNION SELECT ref FROM treaty
            UNION SELECT ref FROM serbs
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'majority'
        )
    ) AS evidence
FROM facts
