-- Steps on Kosovo that Russia helped to stop are counted; membership of the United Nations would show that it has not blocked.
WITH blocks AS (
    SELECT ref, event_id
    FROM happened
    WHERE kind = 'blocked' AND actor_id = 'RUS' AND counterpart_id IN ('XKX', 'un-security-council')
        AND title LIKE '%Kosovo%'
), seat AS (
    SELECT ref, status FROM standing WHERE track = 'state-list' AND actor_id = 'XKX' AND partner_id = 'un'
)
SELECT
    CASE
        WHEN (SELECT max(status) FROM seat) = 'member' THEN 0
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
    END AS holds,
    count(*) AS observed,
    CASE WHEN (SELECT count(*) FROM seat) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM blocks
            UNION SELECT ref FROM seat
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        )
    ) AS evidence
FROM blocks
