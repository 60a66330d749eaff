-- The first delivery of the promised T-72: if it came after the text, no tank of the gift had passed before.
SELECT
    CASE
        WHEN min(date_min) >= '2015-02-01' AND max(date_max) <= '2018-01-31' THEN 1
        WHEN max(date_max) < '2015-02-01' OR min(date_min) > '2018-01-31' THEN 0
    END AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id = 'srb-2020-t-72-first-delivery'
