-- When the agreement that gives immunity was signed into law.
SELECT
    CASE
        WHEN min(date_min) >= '2016-01-01' AND max(date_max) <= '2016-12-31' THEN 1
        WHEN max(date_max) < '2016-01-01' OR min(date_min) > '2016-12-31' THEN 0
    END AS holds,
    max(date) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id = 'srb-2016-nspo-agreement-signed-into-law'
