-- The vote, and the share of it. Less than half does not refute, as a second round could follow; that another had more
-- than half does.
WITH shares AS (
    SELECT ref, actor_id, value
    FROM reported_figures
    WHERE indicator_id = 'presidential-vote-share' AND counterpart_id = 'SRB' AND "period" LIKE '2022-04%'
), bar AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'majority'
)
SELECT
    CASE
        WHEN (SELECT max(value) FROM shares WHERE actor_id <> 'vucic-aleksandar') > (SELECT value FROM bar) THEN 0
        WHEN max(kind = 'vote')
            AND (SELECT max(value) FROM shares WHERE actor_id = 'vucic-aleksandar') > (SELECT value FROM bar)
            THEN 1
    END AS holds,
    (SELECT max(value) FROM shares WHERE actor_id = 'vucic-aleksandar') AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE event_id = 'vucic-2022-reelected'
            UNION
            SELECT ref FROM shares
            UNION
            SELECT ref FROM bar
        )
    ) AS evidence
FROM happened
WHERE event_id = 'vucic-2022-reelected'
