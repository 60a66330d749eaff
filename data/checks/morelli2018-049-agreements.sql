-- Agreements of Russia with Balkan states that stand for offers taken up. The claim would be wrong if the
-- first of those known were later than the text.
WITH offers AS (
    SELECT ref, actor_id, date_min, date_max FROM events
    WHERE event_id IN (
        'srb-2008-oil-gas-agreement',
        'bgr-2008-south-stream-agreement',
        'hrv-2010-south-stream-agreement',
        'svn-2011-south-stream-agreement',
        'srb-2013-russia-railway-loan',
        'srb-2013-russia-budget-loan'
    )
)
SELECT
    CASE
        WHEN min(date_min) > '2018-01-31' THEN 0
        WHEN total(date_max <= '2018-01-31') >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM offers
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM offers
