-- The day on which NIS was designated; that the sanctions were put off until October is another question.
SELECT
    max(date) BETWEEN '2025-01-01' AND '2025-01-31' AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'nis-2025-us-designation' AND counterpart_id = 'USA'
