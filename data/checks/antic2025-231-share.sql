-- The share of 2022 is computed from the sums of the year, that of 2015 is stated.
WITH before AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'trade-share' AND actor_id = 'SRB' AND counterpart_id = 'CHN' AND period = '2015-01/2015-09'
),
after AS (
    SELECT c.ref AS china_ref, w.ref AS world_ref, 100 * c.value / w.value AS value
    FROM reported_figures AS c JOIN reported_figures AS w ON w.indicator_id = c.indicator_id AND w.period = c.period
    WHERE c.indicator_id = 'trade-total-eur' AND c.actor_id = 'SRB' AND c.counterpart_id = 'CHN'
      AND w.actor_id = 'SRB' AND w.counterpart_id = 'WLD' AND c.period = '2022'
)
SELECT
    100 * ((SELECT max(value) FROM after) / (SELECT max(value) FROM before) - 1)
        >= (SELECT value FROM thresholds WHERE threshold_id = 'marked-change') AS holds,
    (SELECT max(value) FROM before) || ' and ' || round((SELECT max(value) FROM after), 1) || ' per cent' AS observed,
    (SELECT count(*) = 0 FROM before) + (SELECT count(*) = 0 FROM after) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM before UNION SELECT china_ref FROM after UNION SELECT world_ref FROM after
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'marked-change'
    )) AS evidence
