-- A break would show in either of the two.
WITH stances AS (
    SELECT ref, track, status
    FROM standing
    WHERE actor_id = 'SRB' AND partner_id = 'RUS' AND track IN ('strategic-partnership', 'russia-sanctions-2022')
)
SELECT
    CASE
        WHEN sum(track = 'russia-sanctions-2022' AND status <> 'not-aligned') > 0 THEN 0
        WHEN count(*) > 0 THEN 1
    END AS holds,
    group_concat(status, ', ') AS observed,
    max(0, 2 - count(DISTINCT track)) AS n_missing,
    json_group_array(ref) AS evidence
FROM (SELECT ref, track, status FROM stances ORDER BY track) AS stances
