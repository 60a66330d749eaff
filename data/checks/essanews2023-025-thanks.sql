-- One statement on record; that it was Serbia that thanked Russia is tested.
SELECT
    min(CASE WHEN actor_id = 'SRB' AND counterpart_id = 'RUS' THEN 1 ELSE 0 END) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'srb-2020-dacic-thanks-russia') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2020-dacic-thanks-russia'
