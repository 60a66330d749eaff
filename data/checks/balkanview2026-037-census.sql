-- Dominate is taken as a majority of the population; the parent of the subdivision says of what it is part.
WITH census AS (
    SELECT ref, value, "period"
    FROM reported_figures
    WHERE indicator_id = 'population-share-group' AND actor_id = 'BA-SRP' AND counterpart_id = 'serbs'
        AND period_max_day <= :as_of_day
), entity AS (
    SELECT ref, parent_id FROM actors WHERE actor_id = 'BA-SRP'
)
SELECT
    max(value) > (SELECT value FROM thresholds WHERE threshold_id = 'majority')
    AND (SELECT max(parent_id) FROM entity) = 'BIH' AS holds,
    max(value) AS observed,
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
