-- The share of Serbs in Republika Srpska in the only census after the war, by the count of one of its two publishers,
-- and whose part the entity is.
SELECT
    (SELECT parent_id FROM actors WHERE actor_id = 'BA-SRP') = 'BIH' AND min(f.value) > max(t.value) AS holds,
    min(f.value) AS observed,
    count(f.value) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM actors WHERE actor_id = 'BA-SRP'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'majority'
            UNION
            SELECT ref
            FROM reported_figures
            WHERE
                indicator_id = 'ethnic-group-share' AND actor_id = 'BA-SRP' AND counterpart_id = 'serbs'
                AND originator_id = 'BIH' AND period LIKE '2013%'
        )
    ) AS evidence
FROM thresholds AS t
LEFT JOIN reported_figures AS f
    ON
        f.indicator_id = 'ethnic-group-share' AND f.actor_id = 'BA-SRP' AND f.counterpart_id = 'serbs'
        AND f.originator_id = 'BIH' AND f.period LIKE '2013%'
WHERE t.threshold_id = 'majority'
