-- The month of the movement, by a report that is not of the magazine.
SELECT
    min(CASE WHEN substr(date, 1, 7) = '2023-09' AND actor_id = 'SRB' THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'srb-2023-kosovo-boundary-troops') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2023-kosovo-boundary-troops'
