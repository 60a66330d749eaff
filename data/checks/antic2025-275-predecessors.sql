-- A treaty of Serbia or of a predecessor refutes it. That there is none needs a source on all of them.
WITH selves AS (
    SELECT 'SRB' AS actor_id, NULL AS ref
    UNION
    SELECT partner_id, ref FROM spells
    WHERE actor_id = 'SRB' AND track = 'succession' AND status IN ('continues', 'succeeds')
),
treaties AS (
    SELECT s.ref, s.begins, x.ref AS self_ref
    FROM spells AS s JOIN selves AS x ON x.actor_id = s.actor_id
    WHERE s.track = 'mutual-assistance-treaty' AND s.partner_id = 'RUS' AND s.begins_day <= :as_of_day
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'russia-mutual-assistance-treaties'
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM treaties) > 0 THEN 0
        WHEN (SELECT count(*) FROM complete) > 0 THEN 1
    END AS holds,
    (SELECT min(begins) FROM treaties) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM treaties
        UNION SELECT self_ref FROM treaties WHERE self_ref IS NOT NULL
        UNION SELECT ref FROM complete
    )) AS evidence
