-- The last annual figure against the nearest one that is three years older or more.
WITH figures AS (
    SELECT ref, value, "period", period_max_day
    FROM observations
    WHERE indicator_id = 'trade-total-eur' AND actor_id = 'SRB' AND counterpart_id = 'eu'
        AND period_max_day <= :as_of_day
), latest AS (
    SELECT ref, value, period_max_day, rank() OVER (ORDER BY period_max_day DESC) AS place
    FROM figures
    WHERE (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
), earlier AS (
    SELECT f.ref, f.value, rank() OVER (ORDER BY f.period_max_day DESC) AS place
    FROM figures AS f
    INNER JOIN latest AS l ON l.place = 1 AND f.period_max_day <= l.period_max_day - 1095
)
SELECT
    CASE
        WHEN max(l.value) <= max(e.value) THEN 0
        WHEN max(l.value) >= max(e.value)
            * (1 + (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') / 100.0)
            THEN 1
    END AS holds,
    round(100.0 * max(l.value) / max(e.value) - 100, 1) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM latest WHERE place = 1
            UNION SELECT ref FROM earlier WHERE place = 1
            UNION SELECT ref FROM thresholds WHERE threshold_id IN ('marked-change', 'recent')
        )
    ) AS evidence
FROM latest AS l
INNER JOIN earlier AS e ON l.place = 1 AND e.place = 1
