-- The last of them; to be given counts as acquired.
SELECT
    max(date) < '2022-01-01' AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2021-t-72-delivery-completed' AND kind = 'delivery' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
