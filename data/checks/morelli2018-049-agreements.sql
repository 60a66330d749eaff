-- Agreements of Russia with Balkan states that stand for offers taken up. Later ones say nothing, and that
-- fewer are known refutes only if a source shows that there were no others.
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
        WHEN total(date_max <= '2018-01-31') >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'russia-balkan-agreements') > 0 THEN 0
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM offers
            UNION SELECT ref FROM covering WHERE coverage_id = 'russia-balkan-agreements'
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM offers
