-- The newest figures for Balkan countries on visitors from Russia, or on Russians taken in, not older than three years.
-- One country with enough of them decides; low figures count against it only where three countries have them.
WITH figures AS (
    SELECT o.ref, o.actor_id, o.period, o.value, r.ref AS region_ref
    FROM observations AS o
    JOIN alignments AS r
      ON r.actor_id = o.actor_id AND r.track = 'region' AND r.partner_id = 'balkans' AND r.reading = 'britannica'
    WHERE o.indicator_id IN ('visitors-year', 'foreign-citizens-taken-in')
      AND o.counterpart_id = 'RUS'
      AND o.period_max_day <= :as_of_day
      AND o.period_max_day > :as_of_day - 1096
),
counted AS (
    SELECT max(value) AS most, count(DISTINCT actor_id) AS n_countries,
           (SELECT value FROM thresholds WHERE threshold_id = 'many-people') AS many,
           (SELECT value FROM thresholds WHERE threshold_id = 'several') AS several
    FROM figures
)
SELECT
    CASE WHEN most >= many THEN 1 WHEN n_countries >= several THEN 0 END AS holds,
    (
        SELECT actor_id || ' ' || period || ': ' || CAST(value AS INTEGER)
        FROM figures
        ORDER BY value DESC, ref
        LIMIT 1
    ) AS observed,
    CASE WHEN n_countries = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM figures
            UNION SELECT region_ref FROM figures
            UNION SELECT ref FROM thresholds WHERE threshold_id IN ('many-people', 'several')
        )
    ) AS evidence
FROM counted
