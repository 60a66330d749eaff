-- Sanctions by one count at one time.
SELECT
    max(CASE WHEN actor_id = 'RUS' THEN value END) > max(CASE WHEN actor_id <> 'RUS' THEN value END) AS holds,
    max(CASE WHEN actor_id = 'RUS' THEN value END) AS observed,
    (max(actor_id = 'RUS') IS NOT 1) + (max(actor_id = 'IRN') IS NOT 1) AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'sanctions-in-force' AND "period" LIKE '2022-03%'
