-- For how many years back an international assessment knows of none as grave.
SELECT
    max(value) >= (SELECT value FROM thresholds WHERE threshold_id = 'unprecedented') AS holds,
    max(value) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM reported_figures
        WHERE indicator_id = 'disaster-unequalled-years' AND actor_id = 'SRB' AND period_min LIKE '2014-%'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'unprecedented'
    )) AS evidence
FROM reported_figures
WHERE indicator_id = 'disaster-unequalled-years' AND actor_id = 'SRB' AND period_min LIKE '2014-%'
