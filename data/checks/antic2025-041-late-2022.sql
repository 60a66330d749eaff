-- That the barricades were about an arrest is in the title of the event; here it is the date that is tested.
SELECT
    max(date) BETWEEN '2022-10-01' AND '2022-12-31' AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'xkx-2022-barricades-erected'
