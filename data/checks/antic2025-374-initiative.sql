-- Who brought the draft of 2024, where and when.
SELECT
    max(actor_id = 'DEU' AND counterpart_id = 'un-general-assembly' AND date BETWEEN '2024-01-01' AND '2024-12-31') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'deu-2024-srebrenica-draft'
