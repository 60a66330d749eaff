-- Dominate is taken as a majority of the population, by each published count; the parent of the subdivision says of what it is part.
WITH census AS (
    SELECT ref, value, "period"
    FROM reported_figures
    WHERE indicator_id = 'ethnic-group-share' AND actor_id = 'BA-SRP' AND counterpart_id = 'serbs'
        AND period_max_day <= :as_of_day
), entity AS (
    SELECT ref, parent_id FROM actors WHERE actor_id = 'BA-SRP'
)
SELECT
    CASE
        WHEN (SELECT max(parent_id) FROM entity) <> 'BIH' THEN 0
        WHEN min(value) > (SELECT value FROM thresholds WHERE threshold_id = 'majority') THEN 1
        WHEN max(value) <= (SELECT value FROM thresholds WHERE threshold_id = 'majority') THEN 0
    END AS holds,
    CASE WHEN min(value) < max(value) THEN min(value) || ' to ' || max(value) ELSE max(value) END AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM census
            UNION SELECT ref FROM entity WHERE EXISTS (SELECT 1 FROM census)
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'majority'
        )
    ) AS evidence
FROM census
