-- Steps on Kosovo that Russia helped to stop are counted. A later membership of the United Nations would not undo them; one
-- from before the first of them would leave nothing to be blocked.
WITH blocks AS (
    SELECT ref, event_id, day
    FROM happened
    WHERE kind = 'blocked' AND actor_id = 'RUS' AND counterpart_id IN ('XKX', 'un-security-council')
        AND title LIKE '%Kosovo%'
), seat AS (
    SELECT ref, status, begins_day FROM standing WHERE track = 'state-list' AND actor_id = 'XKX' AND partner_id = 'un'
)
SELECT
    CASE
        WHEN (SELECT min(begins_day) FROM seat WHERE status = 'member') < min(day) THEN 0
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM blocks
            UNION SELECT ref FROM seat
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        )
    ) AS evidence
FROM blocks
