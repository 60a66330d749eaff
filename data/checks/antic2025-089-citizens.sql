-- A bank of a private person from Russia counts as part of the banking sector of Russia in this reading.
WITH banks AS (
    SELECT ref, value, indicator_id
    FROM reported_figures
    WHERE indicator_id IN ('banks-of-counterpart-groups', 'banks-of-counterpart-citizens')
        AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period_max_day <= :as_of_day AND period_min >= '2023-01-01'
)
SELECT
    CASE
        WHEN sum(value) > 0 THEN 0
        WHEN count(DISTINCT indicator_id) = 2 THEN 1
    END AS holds,
    sum(value) AS observed,
    max(0, 2 - count(DISTINCT indicator_id)) AS n_missing,
    json_group_array(ref) AS evidence
FROM banks
