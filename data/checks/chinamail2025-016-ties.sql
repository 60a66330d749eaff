-- A break would show in either of the two. Where Serbia was named as aligned after it was last seen without
-- sanctions, nothing is decided until a later document shows which of the two holds.
WITH stances AS (
    SELECT ref, track, status, last_seen_max_day
    FROM standing
    WHERE actor_id = 'SRB' AND partner_id = 'RUS' AND track IN ('strategic-partnership', 'russia-sanctions-2022')
),
named AS (
    SELECT ref
    FROM happened
    WHERE
        kind = 'declaration' AND actor_id = 'SRB' AND counterpart_id = 'eu'
        AND event_id LIKE 'srb-%-russia-sanctions-alignment'
        AND day > (SELECT max(last_seen_max_day) FROM stances WHERE track = 'russia-sanctions-2022')
)
SELECT
    CASE
        WHEN sum(track = 'russia-sanctions-2022' AND status <> 'not-aligned') > 0 THEN 0
        WHEN count(*) > 0 AND (SELECT count(*) FROM named) = 0 THEN 1
    END AS holds,
    group_concat(status, ', ') AS observed,
    max(0, 2 - count(DISTINCT track)) + CASE WHEN (SELECT count(*) FROM named) > 0 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM stances UNION SELECT ref FROM named)) AS evidence
FROM (SELECT ref, track, status FROM stances ORDER BY track) AS stances
