-- The span is fixed: from the invasion to the last day that the date of the text can mean.
WITH start AS (
    SELECT ref, day FROM happened WHERE event_id = 'rus-2022-ukraine-invasion'
), span AS (
    SELECT (s.published_max_day - i.day) / 365.25 AS years
    FROM start AS i CROSS JOIN sources AS s
    WHERE s.source_id = 'balkanview2026'
)
SELECT
    max(years) < 4
    AND max(years) >= 4 * (1 - (SELECT value FROM thresholds WHERE threshold_id = 'close-to') / 100.0) AS holds,
    round(max(years), 2) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM start UNION SELECT ref FROM thresholds WHERE threshold_id = 'close-to')
    ) AS evidence
FROM span
