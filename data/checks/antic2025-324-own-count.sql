-- The highest account of others. One that is lower and ends before 2024 is of a part of the time, and decides nothing.
WITH accounts AS (
    SELECT ref, value, period_max FROM reported_figures
    WHERE indicator_id = 'disaster-aid-received-eur' AND actor_id = 'SRB' AND counterpart_id = 'eu'
      AND period_min LIKE '2014-%' AND period_max_day <= :as_of_day
      AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-324')
)
SELECT
    CASE
        WHEN max(value) BETWEEN 257500000 AND 258500000 THEN 1
        WHEN max(value) > 258500000 THEN 0
        WHEN max(period_max) >= '2024-01-01' THEN 0
    END AS holds,
    max(value) AS observed,
    CASE WHEN max(value) >= 257500000 OR max(period_max) >= '2024-01-01' THEN 0 ELSE 1 END AS n_missing,
    json_group_array(ref) AS evidence
FROM accounts
