-- Whom the resolution names.
SELECT
    max(counterpart_id = 'SRB') AS holds,
    max(counterpart_id) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'un-1999-resolution-1244'
