-- More firms than at the end of 2021, with IT and retail among the new ones, show it; fewer in all do not refute it, as
-- firms can close; none at all does.
SELECT
    CASE
        WHEN max(CASE WHEN indicator_id = 'firms-of-foreign-citizens' AND "period" > '2022' THEN value END) = 0 THEN 0
        WHEN sum(indicator_id = 'firms-of-foreign-citizens-it' AND value > 0 AND "period" > '2022') > 0
            AND sum(indicator_id = 'firms-of-foreign-citizens-retail' AND value > 0 AND "period" > '2022') > 0
            AND max(CASE WHEN indicator_id = 'firms-of-foreign-citizens' AND "period" > '2022' THEN value END)
            > max(CASE WHEN indicator_id = 'firms-of-foreign-citizens' AND "period" < '2022' THEN value END)
            THEN 1
    END AS holds,
    max(CASE WHEN indicator_id = 'firms-of-foreign-citizens' AND "period" > '2022' THEN value END) AS observed,
    max(0, 4 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM reported_figures
WHERE
    indicator_id IN ('firms-of-foreign-citizens', 'firms-of-foreign-citizens-it', 'firms-of-foreign-citizens-retail')
    AND actor_id = 'SRB' AND counterpart_id = 'RUS'
