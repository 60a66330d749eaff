-- Who facilitates the dialogue.
SELECT
    max(actor_id = 'eu') AS holds,
    max(actor_id) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE track = 'belgrade-pristina-dialogue' AND status = 'facilitator'
