-- Where Serbia stands towards the newest decision.
SELECT
    max(status = 'aligned') AS holds,
    max(status) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE actor_id = 'SRB' AND partner_id = 'BLR' AND track = 'eu-measures-alignment'
