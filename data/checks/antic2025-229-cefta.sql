-- Eight months of the one against twelve of the other: who wins by that handicap ranks ahead. It is refuted only if
-- the eight months, scaled to a year, fall short. The rounding of the figure of Russia is a twentieth of a billion.
WITH cefta AS (
    SELECT ref, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id IN ('exports-usd', 'imports-usd') AND actor_id = 'SRB' AND counterpart_id = 'cefta-2006'
      AND period = '2024-01/2024-08'
),
russia AS (
    SELECT ref, value / 1000000000 AS billions
    FROM reported_figures
    WHERE indicator_id = 'trade-total-usd' AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period = '2024'
),
sums AS (
    SELECT
        (SELECT sum(billions) FROM cefta) AS regional,
        (SELECT max(billions) FROM russia) AS russian,
        max(0, 2 - (SELECT count(*) FROM cefta) + (SELECT count(*) = 0 FROM russia)) AS n_missing
)
SELECT
    CASE
        WHEN regional > russian + 0.05 THEN 1
        WHEN n_missing = 0 AND 1.5 * regional < russian - 0.05 THEN 0
    END AS holds,
    round(regional, 2) || ' and ' || russian || ' billion USD' AS observed,
    n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM cefta UNION SELECT ref FROM russia)) AS evidence
FROM sums
