-- The network of Sberbank stands for Russian banks; each authority that decided is counted once.
WITH decisions AS (
    SELECT ref, actor_id, date FROM happened WHERE kind = 'decision' AND counterpart_id = 'sberbank-europe'
), counted AS (
    SELECT
        count(DISTINCT actor_id) AS n_all,
        count(DISTINCT CASE WHEN date BETWEEN '2022-01-01' AND '2022-12-31' THEN actor_id END) AS n_then
    FROM decisions
), wanted AS (
    SELECT ref, value FROM thresholds WHERE threshold_id = 'repeated'
)
SELECT
    CASE
        WHEN n_then >= (SELECT value FROM wanted) THEN 1
        WHEN n_all >= (SELECT value FROM wanted) THEN 0
    END AS holds,
    n_then AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM decisions UNION SELECT ref FROM wanted)) AS evidence
FROM counted
