-- The day of the contract and the number ordered within a month of it, in the statement of the seller.
WITH contract AS (
    SELECT date, day, ref FROM happened WHERE event_id = 'srb-2024-rafale-contract'
),
ordered AS (
    SELECT f.value, f.ref FROM reported_figures AS f
    JOIN contract AS c ON c.day BETWEEN f.period_min_day - 31 AND f.period_max_day + 31
    WHERE f.indicator_id = 'combat-aircraft-ordered' AND f.actor_id = 'SRB' AND f.counterpart_id = 'FRA'
      AND f.source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-302')
)
SELECT
    CASE
        WHEN (SELECT max(date) NOT BETWEEN '2024-08-01' AND '2024-08-31' FROM contract) = 1 THEN 0
        WHEN (SELECT max(value) <> 12 FROM ordered) = 1 THEN 0
        WHEN (SELECT count(*) FROM contract) > 0 AND (SELECT count(*) FROM ordered) > 0 THEN 1
    END AS holds,
    (SELECT max(value) FROM ordered) AS observed,
    (SELECT count(*) = 0 FROM contract) + (SELECT count(*) = 0 FROM ordered) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM contract UNION SELECT ref FROM ordered)) AS evidence
