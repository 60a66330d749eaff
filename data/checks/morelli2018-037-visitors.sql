-- The figures for Balkan countries on visitors from Russia, or on Russians taken in, not older than three years.
-- One country with enough of them decides; low figures count against it only where every country has them, and where
-- they are too few in sum, even if a figure of those taken in is counted with visitors.
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
    SELECT max(value) AS most, total(value) AS in_all, count(DISTINCT actor_id) AS n_countries,
           (
               SELECT count(DISTINCT actor_id)
               FROM alignments
               WHERE track = 'region' AND partner_id = 'balkans' AND reading = 'britannica'
           ) AS n_region,
           (SELECT value FROM thresholds WHERE threshold_id = 'many-people') AS many
    FROM figures
)
SELECT
    CASE WHEN most >= many THEN 1 WHEN n_countries = n_region AND in_all < many THEN 0 END AS holds,
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
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'many-people'
        )
    ) AS evidence
FROM counted
