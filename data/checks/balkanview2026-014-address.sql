-- One comparison on record is enough; who made it is tested.
SELECT
    min(CASE WHEN actor_id = 'RUS' AND counterpart_id = 'XKX' THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'rus-2014-kosovo-crimea-comparison') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rus-2014-kosovo-crimea-comparison'
