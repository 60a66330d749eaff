-- Each independent figure must be that of the claim.
SELECT
    max(abs(value - 500000000)) <= 500000 AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'investment-commitment-eur' AND actor_id = 'SRB' AND counterpart_id = 'gazprom-neft'
    AND period = '2008' AND source_id <> 'antic2025'
