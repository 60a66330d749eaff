-- Joint activities of the armed forces of Serbia in 2016, by the count of its defence ministry.
WITH figures AS (
    SELECT ref, counterpart_id, value
    FROM reported_figures
    WHERE indicator_id = 'joint-military-activities' AND actor_id = 'SRB' AND period = '2016-01/2016-08'
      AND source_id = 'balkaninsight-serbia-army-activities-2016' AND counterpart_id IN ('RUS', 'nato', 'USA')
),
facts AS (
    SELECT count(*) AS n, sum(value) AS total_all, max(CASE WHEN counterpart_id = 'RUS' THEN value END) AS own
    FROM figures
)
SELECT
    100.0 * own / total_all >= (SELECT value FROM thresholds WHERE threshold_id = 'large-share') AS holds,
    round(100.0 * own / total_all, 1) || ' per cent' AS observed,
    max(0, 3 - n) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM figures UNION SELECT ref FROM thresholds WHERE threshold_id = 'large-share')
    ) AS evidence
FROM facts
