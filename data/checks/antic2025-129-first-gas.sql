-- In operation from the day on which gas first came by that route.
SELECT
    min(begins) = '2021-01-01' AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'gas-route' AND actor_id = 'SRB' AND partner_id = 'turkstream'
