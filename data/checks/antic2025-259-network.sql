-- The number of exercises of 2019 with members of NATO, as the Balkan Security Network counted them.
SELECT
    CASE WHEN max(value) = 13 THEN 1 WHEN max(value) > 13 THEN 0 END AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND counterpart_id = 'nato'
  AND "period" = '2019' AND source_id = 'ewb-serbia-exercises-2019'
