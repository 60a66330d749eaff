-- A later opening or resumption would show that it is alive.
WITH steps AS (
    SELECT ref, kind, date, day
    FROM happened
    WHERE (counterpart_id = 'south-stream' OR actor_id = 'south-stream')
        AND kind IN ('withdrawal', 'resumption', 'opening')
), latest AS (
    SELECT kind, date FROM steps ORDER BY day DESC, kind LIMIT 1
)
SELECT
    (SELECT kind = 'withdrawal' FROM latest) AS holds,
    (SELECT date FROM latest) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM steps) AS evidence
