-- The number that the claim states against what is known.
SELECT
    max(f.value) > 250000 AS holds,
    max(f.value) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM reported_figures
        WHERE indicator_id = 'residence-permits-granted' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
    ) AS evidence
FROM reported_figures AS f
WHERE f.indicator_id = 'residence-permits-granted' AND f.actor_id = 'SRB' AND f.counterpart_id = 'RUS'
