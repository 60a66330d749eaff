-- A bank of a private person from Russia counts as part of the banking sector of Russia in this reading.
WITH sale AS (
    SELECT ref FROM happened
    WHERE event_id = 'srb-2022-sberbank-srbija-sale' AND date BETWEEN '2022-01-01' AND '2022-12-31'
), banks AS (
    SELECT ref, value, indicator_id
    FROM reported_figures
    WHERE indicator_id IN ('banks-of-counterpart-groups', 'banks-of-counterpart-citizens')
        AND actor_id = 'SRB' AND counterpart_id = 'RUS' AND period_max_day <= :as_of_day AND period_min >= '2023-01-01' AND period_max <= '2023-12-31'
)
SELECT
    CASE
        WHEN sum(value) > 0 THEN 0
        WHEN count(DISTINCT indicator_id) = 2 THEN 1
    END AS holds,
    sum(value) AS observed,
    max(0, 2 - count(DISTINCT indicator_id)) + (SELECT count(*) = 0 FROM sale) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM sale UNION SELECT ref FROM banks)) AS evidence
FROM banks
