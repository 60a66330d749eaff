-- When it was announced.
SELECT
    max(actor_id = 'RUS' AND date BETWEEN '2022-09-01' AND '2022-09-30') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rus-2022-partial-mobilisation'
