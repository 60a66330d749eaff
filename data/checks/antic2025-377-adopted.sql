-- What became of the resolution, and how the votes were.
SELECT
    kind = 'decision' AND date BETWEEN '2024-01-01' AND '2024-12-31' AND (
        SELECT f.value > a.value
        FROM reported_figures AS f
        JOIN reported_figures AS a ON a.actor_id = f.actor_id AND a."period" = f."period"
        WHERE
            f.actor_id = 'un-general-assembly' AND f."period" = '2024-05-23'
            AND f.indicator_id = 'assembly-votes-in-favour' AND a.indicator_id = 'assembly-votes-against'
    ) AS holds,
    max(date) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE event_id = 'un-2024-srebrenica-adopted'
            UNION
            SELECT ref
            FROM reported_figures
            WHERE
                actor_id = 'un-general-assembly' AND "period" = '2024-05-23'
                AND indicator_id IN ('assembly-votes-in-favour', 'assembly-votes-against')
        )
    ) AS evidence
FROM happened
WHERE event_id = 'un-2024-srebrenica-adopted'
