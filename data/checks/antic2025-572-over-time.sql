-- Days of alignment since 2014, in years. Too few of them refute only if the days known without alignment leave no room
-- for more.
WITH since AS (
    SELECT min(day) AS day FROM happened WHERE event_id = 'vucic-2014-prime-minister'
), held AS (
    SELECT s.ref, s.status, max(0, min(s.ends_day, :as_of_day) - max(s.begins_day, since.day)) / 365.25 AS years
    FROM spells AS s
    CROSS JOIN since
    WHERE
        s.actor_id = 'SRB' AND s.partner_id = 'BLR' AND s.track = 'eu-measures-alignment'
        AND s.status IN ('aligned', 'not-aligned')
        AND since.day IS NOT NULL
)
SELECT
    CASE
        WHEN sum(CASE WHEN status = 'aligned' THEN years END) >= (
            SELECT value FROM thresholds WHERE threshold_id = 'for-years'
        ) THEN 1
        WHEN (:as_of_day - (SELECT day FROM since)) / 365.25 - sum(CASE WHEN status = 'not-aligned' THEN years END) < (
            SELECT value FROM thresholds WHERE threshold_id = 'for-years'
        ) THEN 0
    END AS holds,
    sum(CASE WHEN status = 'aligned' THEN years END) AS observed,
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
