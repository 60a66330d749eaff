-- Who fought whom, and where, is in the event; here it is the date that is tested.
SELECT
    max(date) BETWEEN '2023-09-01' AND '2023-09-30' AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'xkx-2023-banjska-clash' AND actor_id = 'serbs-in-kosovo' AND counterpart_id = 'kosovo-police'
