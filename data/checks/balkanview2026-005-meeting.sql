-- The day of the summit, as the press dates it.
SELECT
    min(CASE WHEN date = '2025-08-15' AND actor_id = 'USA' AND counterpart_id = 'RUS' THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'usa-2025-alaska-summit') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'usa-2025-alaska-summit'
