-- Full years by one count, so that the counting stays the same.
WITH figures AS (
    SELECT ref, value, period_min_day, period_max_day
    FROM observations
    WHERE indicator_id = 'cfsp-alignment-rate-isac' AND actor_id = 'SRB' AND length("period") = 4
        AND period_max_day <= :as_of_day
), latest AS (
    SELECT ref, value, period_max_day, rank() OVER (ORDER BY period_max_day DESC) AS place
    FROM figures
    WHERE (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
), before AS (
    SELECT f.ref, f.value, rank() OVER (ORDER BY f.period_max_day DESC) AS place
    FROM figures AS f
    INNER JOIN latest AS l ON l.place = 1 AND f.period_max_day < l.period_max_day
), earlier AS (
    SELECT f.ref, f.value, rank() OVER (ORDER BY f.period_max_day DESC) AS place
    FROM figures AS f
    INNER JOIN latest AS l ON l.place = 1 AND f.period_max_day <= l.period_max_day - 1095
)
SELECT
    CASE
        WHEN max(l.value) > max(e.value) AND max(l.value) > max(b.value) THEN 1
        WHEN max(l.value) < min(e.value) AND max(l.value) < min(b.value) THEN 0
    END AS holds,
    max(l.value) - max(e.value) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM latest WHERE place = 1
            UNION SELECT ref FROM before WHERE place = 1
            UNION SELECT ref FROM earlier WHERE place = 1
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM latest AS l
INNER JOIN earlier AS e ON l.place = 1 AND e.place = 1
INNER JOIN before AS b ON b.place = 1
