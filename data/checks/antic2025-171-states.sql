-- Europe as its states: each buys for itself, so that some can depend where the whole does not.
WITH shares AS (
    SELECT ref, actor_id, value
    FROM derived_figures
    WHERE indicator_id = 'gas-import-share' AND counterpart_id = 'RUS' AND period = '2020' AND actor_id <> 'eu'
),
dependent AS (
    SELECT ref
    FROM shares
    WHERE value >= (SELECT value FROM thresholds WHERE threshold_id = 'dependent')
)
SELECT
    CASE WHEN count(*) > 0
        THEN (SELECT count(*) FROM dependent) >= (SELECT value FROM thresholds WHERE threshold_id = 'several') END AS holds,
    (SELECT count(*) FROM dependent) || ' of ' || count(*) || ' states' AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM shares
        UNION SELECT ref FROM thresholds WHERE threshold_id IN ('dependent', 'several')
    )) AS evidence
FROM shares
