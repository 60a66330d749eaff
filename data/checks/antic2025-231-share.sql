-- The share of 2022 is computed from the sums of the year, that of 2015 is stated. Imports alone are the least that the
-- share of 2024 can be; the total of that year is "just over" a whole billion, so half a billion is added.
WITH before AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'trade-share' AND actor_id = 'SRB' AND counterpart_id = 'CHN' AND period = '2015-01/2015-09'
),
after AS (
    SELECT
        c.ref AS china_ref, w.ref AS world_ref, c.period,
        CASE WHEN c.period = '2022' THEN 100 * c.value / w.value ELSE 100 * c.value / (w.value + 500000000) END AS value
    FROM reported_figures AS c JOIN reported_figures AS w ON w.period = c.period
    WHERE c.actor_id = 'SRB' AND c.counterpart_id = 'CHN'
      AND w.indicator_id = 'trade-total-eur' AND w.actor_id = 'SRB' AND w.counterpart_id = 'WLD'
      AND (
          c.period = '2022' AND c.indicator_id = 'trade-total-eur'
          OR c.period = '2024-01/2024-07' AND c.indicator_id = 'imports-eur'
      )
),
growth AS (
    SELECT
        (SELECT max(value) FROM before) AS share_before,
        (SELECT max(value) FROM after WHERE period = '2022') AS share_2022,
        (SELECT max(value) FROM after WHERE period <> '2022') AS least_2024,
        1 + (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') / 100.0 AS factor
)
SELECT
    CASE
        WHEN share_2022 < factor * share_before THEN 0
        WHEN share_2022 >= factor * share_before AND least_2024 >= factor * share_before THEN 1
    END AS holds,
    share_before || ', ' || round(share_2022, 1) || ' and at least ' || round(least_2024, 1) || ' per cent' AS observed,
    (share_before IS NULL) + (share_2022 IS NULL) + (least_2024 IS NULL) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM before UNION SELECT china_ref FROM after UNION SELECT world_ref FROM after
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'marked-change'
    )) AS evidence
FROM growth
