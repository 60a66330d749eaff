-- Any other status would mean sanctions of its own or of the EU.
SELECT
    max(CASE WHEN status IN ('not-aligned') THEN 1 ELSE 0 END) AS holds,
    max(status) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'russia-sanctions-2022' AND actor_id = 'SRB' AND partner_id = 'RUS'
