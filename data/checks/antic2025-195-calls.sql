-- Each call on record counts once; calls that are not recorded could only add to them.
SELECT
    CASE
        WHEN count(*) >= (SELECT value FROM thresholds WHERE threshold_id = 'repeated') THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'eu-calls-for-sanctions-serbia') > 0 THEN 0
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM happened WHERE event_id LIKE 'srb-%-eu-call-for-sanctions-%'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'repeated'
        UNION SELECT ref FROM covering WHERE coverage_id = 'eu-calls-for-sanctions-serbia'
    )) AS evidence
FROM happened
WHERE event_id LIKE 'srb-%-eu-call-for-sanctions-%'
