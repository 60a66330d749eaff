-- One statement refutes "never"; only a complete record of statements could show it.
SELECT
    CASE
        WHEN count(*) > 0 THEN 0
        WHEN EXISTS (SELECT 1 FROM covering WHERE coverage_id = 'vucic-statements-on-agreements') THEN 1
    END AS holds,
    max(date) AS observed,
    count(*) = 0 AND NOT EXISTS (
        SELECT 1 FROM covering WHERE coverage_id = 'vucic-statements-on-agreements'
    ) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM happened WHERE event_id = 'vucic-2021-brussels-agreement-statement'
            UNION
            SELECT ref FROM covering WHERE coverage_id = 'vucic-statements-on-agreements'
        )
    ) AS evidence
FROM happened
WHERE event_id = 'vucic-2021-brussels-agreement-statement'
