-- Which of the three tabled, sponsored or voted for a draft, and over what time.
WITH acts AS (
    SELECT actor_id, day, ref FROM happened
    WHERE actor_id IN ('DEU', 'GBR', 'USA') AND counterpart_id IN ('un-security-council', 'un-general-assembly')
      AND event_id LIKE '%-srebrenica-%'
)
SELECT
    CASE
        WHEN count(DISTINCT actor_id) = 3 THEN max(day) - min(day) > 365
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'srebrenica-drafts') > 0 THEN 0
    END AS holds,
    count(DISTINCT actor_id) || ' of 3' AS observed,
    max(0, 3 - count(DISTINCT actor_id)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM acts UNION SELECT ref FROM covering WHERE coverage_id = 'srebrenica-drafts'
    )) AS evidence
FROM acts
