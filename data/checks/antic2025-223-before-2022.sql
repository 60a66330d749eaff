-- The same year and source for both; the sanctions of 2022 are those that the text calls large-scale.
WITH trade AS (
    SELECT e.ref AS eu_ref, r.ref AS ru_ref, e.value / r.value AS times, row_number() OVER (ORDER BY e.period DESC) AS place
    FROM reported_figures AS e
    JOIN reported_figures AS r
      ON r.indicator_id = e.indicator_id AND r.actor_id = e.actor_id AND r.period = e.period AND r.source_id = e.source_id
    WHERE e.indicator_id = 'trade-total-eur' AND e.actor_id = 'SRB' AND e.counterpart_id = 'eu'
      AND r.counterpart_id = 'RUS' AND e.period < '2022'
)
SELECT
    max(times) >= (SELECT value FROM thresholds WHERE threshold_id = 'far-more') AS holds,
    max(times) AS observed,
    count(*) = 0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT eu_ref AS ref FROM trade WHERE place = 1
        UNION SELECT ru_ref FROM trade WHERE place = 1
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'far-more'
    )) AS evidence
FROM trade
WHERE place = 1
