-- What became of the draft of 2015, and when.
SELECT
    max(kind = 'blocked' AND actor_id = 'RUS' AND date BETWEEN '2015-01-01' AND '2015-12-31') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rus-2015-srebrenica-veto'
