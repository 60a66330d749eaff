-- Who sent the helicopters.
SELECT
    max(actor_id = 'russian-serbian-humanitarian-centre') AS holds,
    max(actor_id) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE kind = 'delivery' AND counterpart_id = 'SRB' AND event_id LIKE '%-2014-floods-helicopters'
