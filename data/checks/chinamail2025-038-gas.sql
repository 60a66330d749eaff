-- The lowest year decides. Figures marked as unreliable can support, not refute: where the origin is not known, they understate
-- the share of Russia.
WITH figures AS (
    SELECT ref, value, obs_status
    FROM derived_figures
    WHERE indicator_id = 'gas-import-share' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND period_max_day <= :as_of_day
), years AS (
    SELECT value AS needed FROM thresholds WHERE threshold_id = 'long'
)
SELECT
    CASE
        WHEN min(CASE WHEN obs_status = 'A' THEN value END)
            <= (SELECT value FROM thresholds WHERE threshold_id = 'main')
            THEN 0
        WHEN min(value) > (SELECT value FROM thresholds WHERE threshold_id = 'main') THEN 1
    END AS holds,
    min(value) AS observed,
    CASE WHEN count(*) >= (SELECT needed FROM years) THEN 0 ELSE 1 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (SELECT ref FROM figures UNION SELECT ref FROM thresholds WHERE threshold_id IN ('long', 'main'))
    ) AS evidence
FROM figures
