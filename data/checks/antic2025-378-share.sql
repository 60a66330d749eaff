-- Votes against and abstentions as a share of all votes cast; null unless all three numbers are known.
SELECT
    CASE
        WHEN count(DISTINCT f.indicator_id) = 3 THEN
            100.0 * sum(CASE WHEN f.indicator_id <> 'assembly-votes-in-favour' THEN f.value END) / sum(f.value)
            >= (SELECT value FROM thresholds WHERE threshold_id = 'large-share')
    END AS holds,
    100.0 * sum(CASE WHEN f.indicator_id <> 'assembly-votes-in-favour' THEN f.value END) / sum(f.value) AS observed,
    max(0, 3 - count(*)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref
            FROM reported_figures
            WHERE
                actor_id = 'un-general-assembly' AND "period" = '2024-05-23'
                AND indicator_id IN ('assembly-votes-in-favour', 'assembly-votes-against', 'assembly-abstentions')
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'large-share'
        )
    ) AS evidence
FROM reported_figures AS f
WHERE
    f.actor_id = 'un-general-assembly' AND f."period" = '2024-05-23'
    AND f.indicator_id IN ('assembly-votes-in-favour', 'assembly-votes-against', 'assembly-abstentions')
