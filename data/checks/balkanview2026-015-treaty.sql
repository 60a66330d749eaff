-- The treaty of March 2014 counts as annexation, whatever those who signed it call it.
SELECT
    min(CASE WHEN actor_id = 'RUS' AND counterpart_id = 'crimea' AND kind IN ('signature', 'ratification') THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'rus-2014-crimea-treaty') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rus-2014-crimea-treaty'
