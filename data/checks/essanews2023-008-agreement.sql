-- Late in the 20th century is taken as its last decade.
SELECT
    min(CASE WHEN date BETWEEN '1991-01-01' AND '2000-12-31' AND actor_id = 'SCG' THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'scg-1999-kumanovo-agreement') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'scg-1999-kumanovo-agreement'
