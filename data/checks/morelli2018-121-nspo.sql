-- When the agreement was signed into law, and that it gives immunity to troops: the row of the law speaks of personnel,
-- that of the president's article of troops.
WITH law AS (
    SELECT ref, date, date_min, date_max FROM events WHERE event_id = 'srb-2016-nspo-agreement-signed-into-law'
),
troops AS (
    SELECT ref FROM events WHERE event_id = 'srb-2016-nspo-troops-immunity-nikolic'
)
SELECT
    CASE
        WHEN min(date_min) >= '2016-01-01' AND max(date_max) <= '2016-12-31' THEN 1
        WHEN max(date_max) < '2016-01-01' OR min(date_min) > '2016-12-31' THEN 0
    END AS holds,
    max(date) AS observed,
    (count(*) = 0) + (SELECT count(*) = 0 FROM troops) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM law UNION SELECT ref FROM troops)) AS evidence
FROM law
