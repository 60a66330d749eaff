-- When the channel began.
SELECT
    max(kind = 'opening' AND date BETWEEN '2024-12-01' AND '2024-12-31') AS holds,
    max(date) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rt-balkans-2024-channel'
