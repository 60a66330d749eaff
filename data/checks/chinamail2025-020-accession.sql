SELECT
    max(begins) BETWEEN '2017-01-01' AND '2017-12-31' AS holds,
    max(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'nato-membership' AND status = 'member' AND actor_id = 'MNE'
