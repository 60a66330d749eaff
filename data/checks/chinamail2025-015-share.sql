-- What grows with all trade is no deepening by this measure: the share must grow.
WITH figures AS (
    SELECT ref, value, "period", period_max_day
    FROM observations
    WHERE indicator_id = 'trade-share' AND actor_id = 'SRB' AND counterpart_id = 'eu' AND source_id <> 'antic2025'
        AND period_max_day <= :as_of_day
), latest AS (
    SELECT ref, value, period_max_day, rank() OVER (ORDER BY period_max_day DESC) AS place
    FROM figures
    WHERE (:as_of_day - period_max_day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent')
), earlier AS (
    SELECT f.ref, f.value, rank() OVER (ORDER BY f.period_max_day DESC) AS place
    FROM figures AS f
    INNER JOIN latest AS l ON l.place = 1 AND f.period_max_day <= l.period_max_day - 730
)
SELECT
    max(l.value) > max(e.value) AS holds,
    round(max(l.value) - max(e.value), 1) AS observed,
    CASE WHEN count(*) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM latest WHERE place = 1
            UNION SELECT ref FROM earlier WHERE place = 1
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM latest AS l
INNER JOIN earlier AS e ON l.place = 1 AND e.place = 1
