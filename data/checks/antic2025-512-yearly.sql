-- The newest figure of each by the day in question, and that of the year before it.
WITH years AS (
    SELECT
        ref, actor_id, value, period_max_day,
        CASE WHEN CAST(lag(period) OVER w AS INTEGER) = CAST(period AS INTEGER) - 1 THEN lag(value) OVER w END AS before,
        row_number() OVER (PARTITION BY actor_id ORDER BY period_max_day DESC) AS nth
    FROM statistics
    WHERE
        indicator_id = 'population' AND actor_id IN ('SRB', 'RUS')
        AND period_max_day BETWEEN :as_of_day - 1827 AND :as_of_day
    WINDOW w AS (PARTITION BY actor_id ORDER BY period_max_day)
)
SELECT
    CASE
        WHEN sum(value >= before) > 0 THEN 0
        WHEN sum(value < before) = 2 THEN 1
    END AS holds,
    min(before - value) AS observed,
    max(0, 2 - count(before)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM years WHERE nth <= 2)) AS evidence
FROM years
WHERE nth = 1 AND period_max_day >= :as_of_day - 1096
