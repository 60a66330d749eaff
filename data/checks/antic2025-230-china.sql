-- Euros are turned into dollars by the lowest rate of the months, so that the comparison errs against the claim. As it
-- sets a part against the whole, only a figure of the whole trade with China can refute it.
WITH china AS (
    SELECT ref, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'imports-eur' AND actor_id = 'SRB' AND counterpart_id = 'CHN' AND period = '2024-01/2024-07'
),
rates AS (
    SELECT ref, value, row_number() OVER (ORDER BY value, ref) AS place
    FROM statistics
    WHERE indicator_id = 'eur-rate-usd' AND period BETWEEN '2024-01' AND '2024-07-31'
),
russia AS (
    SELECT ref, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'trade-total-usd' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period = '2024'
),
whole AS (
    SELECT ref, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'trade-total-usd' AND actor_id = 'SRB' AND counterpart_id = 'CHN' AND period = '2024'
),
sums AS (
    SELECT
        (SELECT max(billions) FROM china) * (SELECT value FROM rates WHERE place = 1) AS chinese,
        (SELECT max(billions) FROM russia) AS russian,
        (SELECT count(*) = 0 FROM china) + (SELECT count(*) = 0 FROM rates) + (SELECT count(*) = 0 FROM russia) AS n_missing
)
SELECT
    CASE
        WHEN chinese > russian + 0.05 THEN 1
        WHEN (SELECT max(billions) FROM whole) < russian - 0.05 THEN 0
    END AS holds,
    round(chinese, 2) || ' and ' || russian || ' billion USD' AS observed,
    n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM china UNION SELECT ref FROM whole UNION SELECT ref FROM russia
        UNION SELECT ref FROM rates WHERE place = 1
    )) AS evidence
FROM sums
