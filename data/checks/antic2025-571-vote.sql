-- The vote, and the share of it.
SELECT
    max(e.kind = 'vote') AND (
        SELECT max(f.value) > (SELECT value FROM thresholds WHERE threshold_id = 'majority')
        FROM reported_figures AS f
        WHERE
            f.indicator_id = 'presidential-vote-share' AND f.actor_id = 'vucic-aleksandar' AND f.counterpart_id = 'SRB'
    ) AS holds,
    (
        SELECT max(f.value)
        FROM reported_figures AS f
        WHERE
            f.indicator_id = 'presidential-vote-share' AND f.actor_id = 'vucic-aleksandar' AND f.counterpart_id = 'SRB'
    ) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE event_id = 'vucic-2022-reelected'
            UNION
            SELECT ref
            FROM reported_figures
            WHERE
                indicator_id = 'presidential-vote-share' AND actor_id = 'vucic-aleksandar' AND counterpart_id = 'SRB'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'majority'
        )
    ) AS evidence
FROM happened AS e
WHERE e.event_id = 'vucic-2022-reelected'
