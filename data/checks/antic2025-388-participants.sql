-- A missing row counts, since coverage says that a part of Russia would be in the rows.
SELECT
    CASE
        WHEN sum(actor_id = 'RUS') > 0 THEN 0
        WHEN count(*) > 0
            AND EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'belgrade-pristina-dialogue-russia') THEN 1
    END AS holds,
    count(*) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM standing WHERE track = 'belgrade-pristina-dialogue'
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'belgrade-pristina-dialogue-russia'
        )
    ) AS evidence
FROM standing
WHERE track = 'belgrade-pristina-dialogue'
