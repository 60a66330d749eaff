-- Where Serbia stands towards the sanctions of 2022.
SELECT
    max(status = 'not-aligned') AS holds,
    max(status) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM standing
WHERE actor_id = 'SRB' AND partner_id = 'RUS' AND track = 'russia-sanctions-2022'
