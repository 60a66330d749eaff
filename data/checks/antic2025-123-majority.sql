-- Control is a majority of the shares; the spell of ownership is by group, the takeover names Gazprom Neft.
WITH takeover AS (
    SELECT ref, date_max, date_max_day
    FROM events
    WHERE event_id = 'nis-2009-takeover' AND actor_id = 'nis' AND counterpart_id = 'gazprom-neft'
), owner AS (
    SELECT ref, begins_day
    FROM spells
    WHERE track = 'ownership' AND actor_id = 'nis' AND partner_id = 'gazprom' AND status = 'majority-owned'
)
SELECT
    CASE
        WHEN t.date_max_day > :as_of_day OR o.begins_day > :as_of_day THEN 0
        WHEN t.ref IS NOT NULL AND o.ref IS NOT NULL THEN 1
    END AS holds,
    t.date_max AS observed,
    CASE WHEN t.ref IS NULL THEN 1 ELSE 0 END + CASE WHEN o.ref IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM takeover UNION SELECT ref FROM owner)) AS evidence
FROM (SELECT 1 AS one) AS always
LEFT JOIN takeover AS t ON 1 = 1
LEFT JOIN owner AS o ON 1 = 1
