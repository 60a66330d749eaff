-- Whether Serbia continues, or succeeds, the state that the resolution names.
WITH named AS (
    SELECT counterpart_id, ref FROM happened WHERE event_id = 'un-1999-resolution-1244'
),
heir AS (
    SELECT s.ref, s.status FROM standing AS s JOIN named AS n ON n.counterpart_id = s.partner_id
    WHERE s.track = 'succession' AND s.actor_id = 'SRB'
)
SELECT
    CASE
        WHEN (SELECT max(counterpart_id = 'SRB') FROM named) = 1 THEN 1
        WHEN (SELECT count(*) FROM heir) > 0
            THEN (SELECT max(status IN ('continues', 'succeeds')) FROM heir)
    END AS holds,
    (SELECT max(status) FROM heir) AS observed,
    (SELECT count(*) = 0 FROM heir) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM named UNION SELECT ref FROM heir)) AS evidence
