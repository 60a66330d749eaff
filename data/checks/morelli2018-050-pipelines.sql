-- Agreements on South Stream show the proposals; energy as a share of Russian investment shows that they come
-- above all.
WITH pipes AS (
    SELECT ref, actor_id, date_min, date_max FROM events
    WHERE event_id IN (
        'srb-2008-oil-gas-agreement',
        'bgr-2008-south-stream-agreement',
        'hrv-2010-south-stream-agreement',
        'svn-2011-south-stream-agreement'
    )
),
share AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'investment-share-energy' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period = '2017'
),
facts AS (
    SELECT (SELECT count(DISTINCT actor_id) FROM pipes WHERE date_max <= '2018-01-31') AS n_states,
           (SELECT min(date_min) FROM pipes) AS first_day,
           (SELECT max(value) FROM share) AS energy,
           (SELECT value FROM thresholds WHERE threshold_id = 'several') AS several,
           (SELECT value FROM thresholds WHERE threshold_id = 'main') AS main
)
SELECT
    CASE
        WHEN first_day > '2018-01-31' OR energy <= main THEN 0
        WHEN n_states >= several AND energy > main THEN 1
    END AS holds,
    n_states || ' states; ' || coalesce(energy, '?') || ' per cent' AS observed,
    CASE WHEN energy IS NULL THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM pipes
            UNION SELECT ref FROM share
            UNION SELECT ref FROM thresholds WHERE threshold_id IN ('several', 'main')
        )
    ) AS evidence
FROM facts
