-- Russia's share of the imports of gas of each of the Balkan countries that import gas, in the newest year
-- that had ended by the day and is not older than three years. Countries without imports have no row; who has an
-- older one only is missing.
WITH limits AS (
    SELECT ref, value AS limit_value FROM thresholds WHERE threshold_id = 'nearly-all'
),
shares AS (
    SELECT o.ref, o.actor_id, o.period_max_day, o.value, r.ref AS region_ref,
           row_number() OVER (PARTITION BY o.actor_id ORDER BY o.period_max_day DESC) AS nth
    FROM observations AS o
    JOIN alignments AS r
      ON r.actor_id = o.actor_id AND r.track = 'region' AND r.partner_id = 'balkans'
     AND r.reading = 'britannica' AND r.status = 'included'
    WHERE o.indicator_id = 'gas-import-share'
      AND o.counterpart_id = 'RUS'
      AND o.period_max_day <= :as_of_day
),
newest AS (
    SELECT s.ref, s.actor_id, s.value, s.region_ref, s.value >= l.limit_value AS is_sole
    FROM shares AS s CROSS JOIN limits AS l
    WHERE s.nth = 1 AND s.period_max_day > :as_of_day - 1096
),
counted AS (
    SELECT
        (SELECT count(DISTINCT actor_id) FROM shares) AS n_importers,
        count(*) AS n,
        total(is_sole) AS n_sole
    FROM newest
)
SELECT
    CASE
        WHEN n > 0 AND n_sole < n THEN 0
        WHEN n > 0 AND n = n_importers THEN 1
    END AS holds,
    (
        SELECT group_concat(actor_id || ' ' || value, ', ')
        FROM (SELECT actor_id, value FROM newest ORDER BY actor_id)
    ) AS observed,
    max(1 - n_importers, n_importers - n) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM newest
            UNION SELECT region_ref FROM newest
            UNION SELECT ref FROM limits
        )
    ) AS evidence
FROM counted
