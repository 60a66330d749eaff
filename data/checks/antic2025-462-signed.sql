-- Whether it was signed.
SELECT
    max(kind = 'signature') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2023-ohrid-unsigned'
