-- Both counts must be those of the claim; only figures for a time before the day are looked at.
WITH fields AS (
    SELECT ref, actor_id, value
    FROM reported_figures
    WHERE indicator_id = 'oil-fields-known' AND actor_id IN ('SRB', 'RS-VO') AND source_id <> 'antic2025'
        AND period_max_day BETWEEN :as_of_day - 1095 AND :as_of_day
)
SELECT
    CASE
        WHEN sum(CASE WHEN actor_id = 'SRB' AND value <> 67 OR actor_id = 'RS-VO' AND value <> 63
            THEN 1 ELSE 0 END) > 0 THEN 0
        WHEN count(DISTINCT actor_id) = 2 THEN 1
    END AS holds,
    max(CASE WHEN actor_id = 'RS-VO' THEN value END) AS observed,
    max(0, 2 - count(DISTINCT actor_id)) AS n_missing,
    json_group_array(ref) AS evidence
FROM fields
