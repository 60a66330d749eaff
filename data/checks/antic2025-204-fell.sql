-- Both years are known to a tenth of a billion: a difference shows only if it is larger than both roundings.
WITH exports AS (
    SELECT ref, period, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'exports-usd' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
      AND period IN ('2022', '2023') AND source_id <> 'antic2025'
),
years AS (
    SELECT
        max(CASE WHEN period = '2022' THEN billions END) AS before,
        max(CASE WHEN period = '2023' THEN billions END) AS after
    FROM exports
)
SELECT
    CASE
        WHEN abs(after - 1.19) > 0.055 THEN 0
        WHEN after <= before - 0.1 THEN 1
        WHEN after >= before + 0.1 THEN 0
    END AS holds,
    before || ' and ' || after || ' billion USD' AS observed,
    (before IS NULL) + (after IS NULL) AS n_missing,
    (SELECT json_group_array(ref) FROM exports) AS evidence
FROM years
