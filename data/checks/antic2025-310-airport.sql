-- Next to what the centre lies.
SELECT
    max(partner_id = 'nis-airport') AS holds,
    max(partner_id) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'facility-site' AND status = 'next-to' AND actor_id = 'russian-serbian-humanitarian-centre'
