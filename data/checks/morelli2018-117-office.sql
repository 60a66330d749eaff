-- The office stands on the day, and its staff at the opening was below the threshold.
-- A spell whose end is known, and past, counts against it.
WITH spell AS (
    SELECT ref, begins,
           CASE
               WHEN begins_day <= :as_of_day AND ends_day > :as_of_day THEN 1
               WHEN begins_day > :as_of_day OR ends IS NOT NULL THEN 0
           END AS is_now
    FROM spells
    WHERE track = 'facility-host' AND actor_id = 'SRB' AND partner_id = 'nato-liaison-office-belgrade'
),
staff AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'liaison-office-military-staff' AND actor_id = 'SRB' AND counterpart_id = 'nato'
      AND period = '2006-12-18'
),
facts AS (
    SELECT max(is_now) AS is_now, min(begins) AS begins,
           (SELECT max(value) FROM staff) AS n_staff,
           (SELECT value FROM thresholds WHERE threshold_id = 'small-office') AS small
    FROM spell
)
SELECT
    CASE WHEN is_now = 0 OR n_staff >= small THEN 0 WHEN is_now = 1 AND n_staff < small THEN 1 END AS holds,
    'since ' || begins || '; staff ' || coalesce(CAST(n_staff AS INTEGER), '?') AS observed,
    (is_now IS NULL) + (n_staff IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM spell
            UNION SELECT ref FROM staff
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'small-office'
        )
    ) AS evidence
FROM facts
