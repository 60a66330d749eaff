-- In full operation from the day on which Serbia first both took gas by that route and passed some on.
SELECT
    min(begins) = '2021-01-01' AS holds,
    min(begins) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track = 'gas-route' AND actor_id = 'SRB' AND partner_id = 'turkstream' AND status = 'transit-and-offtake'
