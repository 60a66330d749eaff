-- The day of the signature, whatever the moment: the claim names the month.
SELECT
    max(date) BETWEEN '2023-11-01' AND '2023-11-30' AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'srb-2023-azerbaijan-gas-agreement'
