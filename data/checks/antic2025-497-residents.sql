-- The number that the claim states against what is known.
SELECT
    max(coalesce(f.value_high, f.value)) > 250000 AS holds,
    max(coalesce(f.value_high, f.value)) AS observed,
    count(*) = 0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM reported_figures
        WHERE indicator_id = 'foreign-citizens-resident' AND actor_id = 'SRB' AND counterpart_id = 'RUS'
    ) AS evidence
FROM reported_figures AS f
WHERE f.indicator_id = 'foreign-citizens-resident' AND f.actor_id = 'SRB' AND f.counterpart_id = 'RUS'
