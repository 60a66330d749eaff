-- A commitment on paper is enough in this reading; that there is none only a complete record could show.
SELECT
    CASE
        WHEN sum(kind = 'signature') > 0 THEN 0
        WHEN EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'xkx-association-commitments') THEN 1
    END AS holds,
    max(date) AS observed,
    0 AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE event_id = 'xkx-2013-first-agreement'
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'xkx-association-commitments'
        )
    ) AS evidence
FROM happened
WHERE event_id = 'xkx-2013-first-agreement'
