-- A section is fully in operation when the state at its far end takes gas from it.
WITH users AS (
    SELECT ref, actor_id, begins
    FROM spells
    WHERE track = 'gas-route' AND partner_id = 'turkstream' AND actor_id IN ('SRB', 'HUN')
)
SELECT
    CASE WHEN max(begins) > '2021-01-01' THEN 0 WHEN count(DISTINCT actor_id) = 2
        THEN max(begins) = '2021-01-01' END AS holds,
    max(begins) AS observed,
    2 - count(DISTINCT actor_id) AS n_missing,
    json_group_array(ref) AS evidence
FROM users
