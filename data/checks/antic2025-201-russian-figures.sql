-- The partner's figures: a year that is off refutes it, whatever the other one is.
WITH sums AS (
    SELECT ref, period, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'trade-total-usd' AND actor_id = 'RUS' AND counterpart_id = 'SRB' AND period IN ('2021', '2022')
)
SELECT
    CASE
        WHEN max(CASE WHEN period = '2021' THEN abs(billions - 2.8) > 0.1 ELSE abs(billions - 4.24) > 0.055 END) = 1 THEN 0
        WHEN count(*) = 2 THEN 1
    END AS holds,
    max(CASE WHEN period = '2021' THEN billions END) || ' billion USD in 2021' AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM sums
