-- The sale must fall in 2022, and the latest count of banks of Russian groups must be none.
WITH sale AS (
    SELECT ref, date FROM happened WHERE event_id = 'srb-2022-sberbank-srbija-sale'
), banks AS (
    SELECT ref, value
    FROM reported_figures
    WHERE indicator_id = 'banks-of-counterpart-groups' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
        AND period_max_day <= :as_of_day
    ORDER BY period_max_day DESC, ref
    LIMIT 1
)
SELECT
    CASE
        WHEN b.value > 0 OR s.date NOT BETWEEN '2022-01-01' AND '2022-12-31' THEN 0
        WHEN b.value = 0 AND s.date IS NOT NULL THEN 1
    END AS holds,
    b.value AS observed,
    CASE WHEN b.value IS NULL THEN 1 ELSE 0 END + CASE WHEN s.date IS NULL THEN 1 ELSE 0 END AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM sale UNION SELECT ref FROM banks)) AS evidence
FROM (SELECT 1 AS one) AS always
LEFT JOIN sale AS s ON 1 = 1
LEFT JOIN banks AS b ON 1 = 1
