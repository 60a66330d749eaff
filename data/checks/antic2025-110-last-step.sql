-- A later opening or resumption would show that it is alive; that nothing of the kind was reported is not left
-- to silence, but to a list of pipelines that names its state.
WITH steps AS (
    SELECT ref, kind, date, day
    FROM happened
    WHERE (counterpart_id = 'south-stream' OR actor_id = 'south-stream')
        AND kind IN ('withdrawal', 'resumption', 'opening')
), latest AS (
    SELECT kind, date FROM steps ORDER BY day DESC, kind LIMIT 1
), listed AS (
    SELECT ref, note
    FROM statistics
    WHERE indicator_id = 'gas-pipeline-capacity' AND actor_id = 'south-stream'
        AND period_max_day BETWEEN :as_of_day - 1095 AND :as_of_day
    ORDER BY period_max_day DESC
    LIMIT 1
)
SELECT
    CASE
        WHEN (SELECT kind FROM latest) <> 'withdrawal' OR (SELECT note FROM listed) LIKE 'operating;%' THEN 0
        WHEN (SELECT kind FROM latest) = 'withdrawal' AND (SELECT note FROM listed) LIKE 'cancelled;%' THEN 1
    END AS holds,
    (SELECT date FROM latest) AS observed,
    max(0, 2 - (SELECT count(*) FROM latest) - (SELECT count(*) FROM listed)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM steps UNION SELECT ref FROM listed)) AS evidence
