-- The latest protest on record must be recent; absence of rows says nothing, as not all protests are in the tables,
-- unless a source says that they are complete.
WITH protests AS (
    SELECT ref, counterpart_id, day, date, rank() OVER (ORDER BY day DESC) AS place
    FROM happened
    WHERE actor_id IN ('serbia-against-violence', 'protesters-serbia-2024') AND kind = 'unrest' AND counterpart_id = 'SRB'
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'serbia-protests'
)
SELECT
    CASE
        WHEN (:as_of_day - max(day)) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'going-on')
            THEN 1
        WHEN (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    max(date) AS observed,
    CASE
        WHEN (:as_of_day - max(day)) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'going-on') THEN 0
        ELSE 1
    END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM protests WHERE place = 1
            UNION SELECT ref FROM complete
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'going-on'
        )
    ) AS evidence
FROM protests
WHERE place = 1
