-- A cause can be tested where the body that acts declares it: the ground must be of the day, and true on it.
-- A ground that is known of another day only does not decide.
WITH listed AS (
    SELECT ref, day FROM happened WHERE event_id = 'nis-2025-us-designation'
),
ground AS (
    SELECT ref, day FROM happened WHERE event_id = 'nis-2025-us-designation-ground'
),
owned AS (
    SELECT s.ref, s.begins_day <= l.day AND s.ends_day > l.day AS is_so
    FROM spells AS s CROSS JOIN listed AS l
    WHERE s.actor_id = 'nis' AND s.track = 'ownership' AND s.status = 'majority-owned' AND s.partner_id = 'gazprom'
)
SELECT
    CASE
        WHEN (SELECT max(is_so) FROM owned) = 0 THEN 0
        WHEN (SELECT count(*) FROM ground AS g JOIN listed AS l ON l.day = g.day) > 0 THEN (SELECT max(is_so) FROM owned)
    END AS holds,
    CASE WHEN (SELECT max(is_so) FROM owned) THEN 'majority owned by Gazprom on the day' END AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM listed UNION SELECT ref FROM ground UNION SELECT ref FROM owned
    )) AS evidence
