-- A leader against it, as long as there are attempts to enter: once the state is a member there are none.
WITH against AS (
    SELECT ref, date
    FROM happened
    WHERE kind = 'declaration' AND actor_id = 'MKD' AND counterpart_id = 'nato' AND event_id LIKE '%-against-nato%'
),
members AS (
    SELECT ref, begins, begins_day
    FROM spells
    WHERE track = 'nato-membership' AND status = 'member' AND actor_id = 'MKD'
)
SELECT
    CASE
        WHEN max(m.begins_day) <= :as_of_day THEN 0
        WHEN max(m.begins_day) > :as_of_day AND (SELECT count(*) FROM against) >= 2 THEN 1
    END AS holds,
    CASE
        WHEN max(m.begins_day) <= :as_of_day THEN 'member since ' || max(m.begins)
        ELSE (SELECT max(date) FROM against)
    END AS observed,
    CASE WHEN max(m.begins_day) <= :as_of_day THEN 0 ELSE max(0, 2 - (SELECT count(*) FROM against)) END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM against UNION SELECT ref FROM members)) AS evidence
FROM members AS m
