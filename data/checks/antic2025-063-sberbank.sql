-- Each group counts once; the rows name the decision on its banks, and the claim is on 2022.
WITH decisions AS (
    SELECT ref, counterpart_id, date
    FROM happened
    WHERE kind = 'decision' AND counterpart_id IN ('sberbank-europe', 'vtb-bank-europe')
), counted AS (
    SELECT
        count(DISTINCT counterpart_id) AS n_all,
        count(DISTINCT CASE WHEN date BETWEEN '2022-01-01' AND '2022-12-31' THEN counterpart_id END) AS n_then
    FROM decisions
)
SELECT
    CASE WHEN n_all = 2 THEN n_then = 2 END AS holds,
    n_then AS observed,
    max(0, 2 - n_all) AS n_missing,
    (SELECT json_group_array(ref) FROM decisions) AS evidence
FROM counted
