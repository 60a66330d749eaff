-- Statements on Russia are tied to an incident by time; what was said besides is not in the tables.
WITH incidents AS (
    SELECT ref, day FROM happened WHERE kind = 'unrest' AND actor_id = 'serbs-in-kosovo'
), statements AS (
    SELECT ref, event_id, day
    FROM happened
    WHERE kind = 'declaration' AND actor_id IN ('osmani-vjosa', 'kurti-albin') AND counterpart_id = 'RUS'
        AND date BETWEEN '2022-01-01' AND '2023-12-31'
), tied AS (
    SELECT s.ref AS statement_ref, i.ref AS incident_ref
    FROM statements AS s
    JOIN incidents AS i ON s.day BETWEEN i.day AND i.day + 30
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
)
SELECT
    CASE
        WHEN (SELECT count(DISTINCT statement_ref) FROM tied) >= (SELECT value FROM wanted) THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'kosovo-statements-on-russia') > 0 THEN 0
    END AS holds,
    (SELECT count(DISTINCT statement_ref) FROM tied) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM statements
        UNION SELECT incident_ref FROM tied
        UNION SELECT ref FROM wanted
        UNION SELECT ref FROM covering WHERE coverage_id = 'kosovo-statements-on-russia'
    )) AS evidence
