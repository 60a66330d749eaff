-- The members of the EU among those of the Council of Europe, and the measures of the EU and of two states.
WITH members AS (
    SELECT
        max(CASE WHEN actor_id = 'eu' THEN value END) AS eu,
        max(CASE WHEN actor_id = 'coe' THEN value END) AS coe
    FROM reported_figures
    WHERE indicator_id = 'members-of-organisation' AND actor_id IN ('eu', 'coe')
), measures AS (
    SELECT count(DISTINCT actor_id) AS n
    FROM happened
    WHERE event_id IN ('eu-2022-rt-sputnik-ban', 'can-2022-rt-removal', 'usa-2024-rt-sanctions') AND kind = 'sanction'
)
SELECT
    CASE
        WHEN 100.0 * eu / coe <= (SELECT value FROM thresholds WHERE threshold_id = 'majority')
            AND EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'rt-measures-europe') THEN 0
        WHEN 100.0 * eu / coe > (SELECT value FROM thresholds WHERE threshold_id = 'majority') AND n = 3 THEN 1
    END AS holds,
    100.0 * eu / coe AS observed,
    max(0, (eu IS NULL) + (coe IS NULL) + 3 - n) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM reported_figures
            WHERE indicator_id = 'members-of-organisation' AND actor_id IN ('eu', 'coe')
            UNION
            SELECT ref
            FROM happened
            WHERE event_id IN ('eu-2022-rt-sputnik-ban', 'can-2022-rt-removal', 'usa-2024-rt-sanctions')
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'rt-measures-europe'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'majority'
        )
    ) AS evidence
FROM members
CROSS JOIN measures
