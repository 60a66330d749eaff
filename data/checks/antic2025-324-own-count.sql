-- Aid by the account of the Delegation of the EU to Serbia.
SELECT
    max(value) BETWEEN 257500000 AND 258500000 AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'disaster-aid-received-eur' AND actor_id = 'SRB' AND counterpart_id = 'eu'
  AND period_min LIKE '2014-%' AND period_max_day <= :as_of_day
  AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-324')
