-- Where Serbia stands towards the newest decision; that it is aligned today does not show years, so these are asked too.
WITH stance AS (
    SELECT ref, status
    FROM standing
    WHERE actor_id = 'SRB' AND partner_id = 'BLR' AND track = 'eu-measures-alignment'
), since AS (
    SELECT ref, day FROM happened WHERE event_id = 'vucic-2014-prime-minister'
), held AS (
    SELECT s.ref, max(0, min(s.ends_day, :as_of_day) - max(s.begins_day, since.day)) / 365.25 AS years
    FROM spells AS s
    CROSS JOIN since
    WHERE
        s.actor_id = 'SRB' AND s.partner_id = 'BLR' AND s.track = 'eu-measures-alignment' AND s.status = 'aligned'
)
SELECT
    CASE
        WHEN max(status = 'not-aligned') THEN 0
        WHEN max(status = 'aligned')
            AND (SELECT sum(years) FROM held) >= (SELECT value FROM thresholds WHERE threshold_id = 'for-years')
            THEN 1
    END AS holds,
    max(status) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM stance
            UNION
            SELECT ref FROM held
            UNION
            SELECT ref FROM since
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'for-years'
        )
    ) AS evidence
FROM stance
