-- Whether it was signed.
SELECT
    max(kind = 'signature' AND date BETWEEN '2023-01-01' AND '2023-12-31') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2023-ohrid-unsigned'
