-- Whether each of them stands so on the day; a spell that begins later, or whose end is known and past, counts
-- against it.
WITH known AS (
    SELECT actor_id, max(begins_day > :as_of_day OR ends IS NOT NULL) AS is_sure
    FROM spells
    WHERE track = 'nato-partnership' AND status = 'pfp' AND actor_id IN ('SRB')
    GROUP BY actor_id
),
now AS (
    SELECT ref, actor_id, begins
    FROM standing
    WHERE track = 'nato-partnership' AND status = 'pfp' AND actor_id IN ('SRB')
)
SELECT
    CASE
        WHEN (SELECT count(DISTINCT actor_id) FROM now) = 1 THEN 1
        WHEN (SELECT total(is_sure) FROM known WHERE actor_id NOT IN (SELECT actor_id FROM now)) > 0 THEN 0
    END AS holds,
    (
        SELECT group_concat(actor_id || ' since ' || begins, ', ')
        FROM (SELECT actor_id, begins FROM now ORDER BY actor_id)
    ) AS observed,
    max(0, 1 - (SELECT count(*) FROM known)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM spells
        WHERE track = 'nato-partnership' AND status = 'pfp' AND actor_id IN ('SRB')
    ) AS evidence
