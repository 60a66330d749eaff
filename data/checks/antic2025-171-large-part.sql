-- Heavily as a large part; the years before the war, as the claim is about a dependence that is over.
WITH shares AS (
    SELECT ref, period, value
    FROM observations
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'eu' AND counterpart_id = 'RUS'
      AND period BETWEEN '2016' AND '2021' AND source_id <> 'antic2025'
)
SELECT
    min(value) >= (SELECT value FROM thresholds WHERE threshold_id = 'large-share') AS holds,
    min(value) AS observed,
    max(0, 6 - count(DISTINCT period)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'large-share'
    )) AS evidence
FROM shares
