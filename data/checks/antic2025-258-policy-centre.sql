-- The centre gives no total, but a total cannot be below the part with members of NATO.
SELECT
    CASE
        WHEN max(value) > 17 THEN 0
        WHEN max(CASE WHEN counterpart_id = 'WLD' THEN value END) IS NOT NULL
            THEN max(CASE WHEN counterpart_id = 'WLD' THEN value END) = 17
    END AS holds,
    max(value) AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB' AND "period" = '2019'
  AND source_id = 'bdm-serbia-cooperation-2022'
