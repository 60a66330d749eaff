-- The last year that had ended; the publisher gives Serbia and Kosovo apart, here added up.
WITH latest AS (
    SELECT max(period) AS period
    FROM statistics
    WHERE indicator_id = 'population' AND actor_id = 'SRB'
      AND period_max_day BETWEEN :as_of_day - 1096 AND :as_of_day
),
people AS (
    SELECT s.ref, s.value
    FROM statistics AS s JOIN latest AS l ON l.period = s.period
    WHERE s.indicator_id = 'population' AND s.actor_id IN ('SRB', 'XKX')
)
SELECT
    CASE WHEN count(*) = 2 THEN abs(sum(value) - 6600000) <= 50000 END AS holds,
    sum(value) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM people
