-- A section is fully in operation when the state at its far end takes gas from it. A spell begins with the first
-- flows, so that there were none before the first of each state; what came after it changes nothing.
WITH users AS (
    SELECT ref, actor_id, begins
    FROM spells
    WHERE track = 'gas-route' AND partner_id = 'turkstream' AND actor_id IN ('SRB', 'HUN')
        AND status IN ('offtake', 'transit-and-offtake')
), firsts AS (
    SELECT actor_id, min(begins) AS first FROM users GROUP BY actor_id
)
SELECT
    CASE WHEN max(first) > '2021-01-01' THEN 0 WHEN count(first) = 2
        THEN max(first) = '2021-01-01' END AS holds,
    max(first) AS observed,
    2 - count(first) AS n_missing,
    (SELECT json_group_array(ref) FROM users) AS evidence
FROM firsts
