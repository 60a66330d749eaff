-- The months are counted from the day on which the barricades went up, which the text names.
WITH marks AS (
    SELECT ref, event_id, day
    FROM happened
    WHERE event_id IN ('xkx-2022-barricades-erected', 'xkx-2023-osmani-telegraph-interview')
), gap AS (
    SELECT max(CASE WHEN event_id = 'xkx-2023-osmani-telegraph-interview' THEN day END)
        - max(CASE WHEN event_id = 'xkx-2022-barricades-erected' THEN day END) AS days
    FROM marks
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'some-months'
)
SELECT
    days >= (SELECT value FROM wanted) AS holds,
    days AS observed,
    max(0, 2 - (SELECT count(*) FROM marks)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM marks UNION SELECT ref FROM wanted)) AS evidence
FROM gap
