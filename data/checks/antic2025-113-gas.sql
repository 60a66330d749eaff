-- Gas stands for energy. A state without both figures is missing, and while one is, its weight is unknown.
WITH states AS (
    SELECT actor_id FROM alignments WHERE track = 'region' AND partner_id = 'southeast-europe' AND reading = 'seecp'
    UNION SELECT column1 AS actor_id FROM (VALUES ('AUT'), ('CZE'), ('HUN'), ('POL'), ('SVK'))
), paired AS (
    SELECT w.actor_id, w.value AS total, r.value AS russian, w.ref AS total_ref, r.ref AS russian_ref
    FROM statistics AS w
    JOIN statistics AS r
        ON r.indicator_id = w.indicator_id AND r.actor_id = w.actor_id AND r.period = w.period
            AND r.counterpart_id = 'RUS'
    WHERE w.indicator_id = 'gas-imports' AND w.period = '2014' AND w.counterpart_id = 'WLD'
        AND w.actor_id IN (SELECT actor_id FROM states)
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'main'
)
SELECT
    CASE WHEN count(*) = (SELECT count(*) FROM states)
        THEN 100.0 * sum(russian) / nullif(sum(total), 0) > (SELECT value FROM wanted) END AS holds,
    100.0 * sum(russian) / nullif(sum(total), 0) AS observed,
    max(0, (SELECT count(*) FROM states) - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT total_ref AS ref FROM paired UNION SELECT russian_ref FROM paired UNION SELECT ref FROM wanted
    )) AS evidence
FROM paired
