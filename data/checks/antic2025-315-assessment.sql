-- The number of dead by these sources; if they differ among themselves, it is not settled.
SELECT
    CASE WHEN min(value) = max(value) THEN max(value) = 51 END AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'disaster-deaths' AND actor_id = 'SRB' AND period_min LIKE '2014-%'
  AND source_id IN ('ifrc-serbia-floods-2014', 'worldbank-serbia-floods-2014')
