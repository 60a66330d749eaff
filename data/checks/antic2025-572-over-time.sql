-- Days of alignment since 2014, in years.
WITH since AS (
    SELECT min(day) AS day FROM happened WHERE event_id = 'vucic-2014-prime-minister'
), held AS (
    SELECT s.ref, max(0, min(s.ends_day, :as_of_day) - max(s.begins_day, since.day)) / 365.25 AS years
    FROM spells AS s
    CROSS JOIN since
    WHERE
        s.actor_id = 'SRB' AND s.partner_id = 'BLR' AND s.track = 'eu-measures-alignment' AND s.status = 'aligned'
        AND since.day IS NOT NULL
)
SELECT
    sum(years) >= (SELECT value FROM thresholds WHERE threshold_id = 'for-years') AS holds,
    sum(years) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM held
            UNION
            SELECT ref FROM happened WHERE event_id = 'vucic-2014-prime-minister'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'for-years'
        )
    ) AS evidence
FROM held
