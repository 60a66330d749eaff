-- The last year that had ended; the publisher's figure for Serbia leaves Kosovo out.
WITH latest AS (
    SELECT max(period) AS period
    FROM statistics
    WHERE indicator_id = 'population' AND actor_id = 'SRB'
      AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
),
people AS (
    SELECT s.ref, s.value
    FROM statistics AS s JOIN latest AS l ON l.period = s.period
    WHERE s.indicator_id = 'population' AND s.actor_id IN ('SRB')
)
SELECT
    CASE WHEN count(*) = 1 THEN abs(sum(value) - 6600000) <= 50000 END AS holds,
    sum(value) AS observed,
    max(0, 1 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM people
