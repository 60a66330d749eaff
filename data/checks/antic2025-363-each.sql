-- Which of the three tabled, sponsored or voted for drafts, and over how many years each of them did.
WITH acts AS (
    SELECT actor_id, day, ref FROM happened
    WHERE actor_id IN ('DEU', 'GBR', 'USA') AND counterpart_id IN ('un-security-council', 'un-general-assembly')
      AND event_id LIKE '%-srebrenica-%'
),
spans AS (
    SELECT actor_id,
           (max(day) - min(day)) / 365.25 >= (SELECT value FROM thresholds WHERE threshold_id = 'for-years') AS lasting
    FROM acts
    GROUP BY actor_id
)
SELECT
    CASE
        WHEN sum(lasting) = 3 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'srebrenica-drafts') > 0 THEN 0
    END AS holds,
    coalesce(sum(lasting), 0) || ' of 3 for years' AS observed,
    3 - coalesce(sum(lasting), 0) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM acts
        UNION SELECT ref FROM covering WHERE coverage_id = 'srebrenica-drafts'
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'for-years'
    )) AS evidence
FROM spans
