-- Dependent in the strict sense that the thresholds give it: half or more of what is needed from abroad.
WITH shares AS (
    SELECT ref, period, value
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'eu' AND counterpart_id = 'RUS'
      AND period BETWEEN '2011' AND '2021' AND source_id <> 'antic2025'
)
SELECT
    max(value) >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent') AS holds,
    max(value) AS observed,
    max(0, 11 - count(DISTINCT period)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'dependent'
    )) AS evidence
FROM shares
