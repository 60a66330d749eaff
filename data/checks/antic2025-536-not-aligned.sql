-- Where Serbia stands towards the sanctions of 2022. Where it was named as aligned after it was last seen without
-- sanctions, nothing is decided until a later document shows which of the two holds.
WITH stand AS (
    SELECT ref, status, last_seen_max_day
    FROM standing
    WHERE actor_id = 'SRB' AND partner_id = 'RUS' AND track = 'russia-sanctions-2022'
),
named AS (
    SELECT ref
    FROM happened
    WHERE
        kind = 'declaration' AND actor_id = 'SRB' AND counterpart_id = 'eu'
        AND event_id LIKE 'srb-%-russia-sanctions-alignment'
        AND day > (SELECT max(last_seen_max_day) FROM stand)
)
SELECT
    CASE
        WHEN max(status = 'not-aligned') = 0 THEN 0
        WHEN max(status = 'not-aligned') = 1 AND (SELECT count(*) FROM named) = 0 THEN 1
    END AS holds,
    max(status) AS observed,
    CASE WHEN count(*) = 0 OR (SELECT count(*) FROM named) > 0 THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM stand UNION SELECT ref FROM named)) AS evidence
FROM stand
