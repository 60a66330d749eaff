-- Election, refusal, mandate, in this order; the refusal kept the outgoing parties in government.
WITH steps AS (
    SELECT (SELECT max(date) FROM happened WHERE event_id = 'mkd-2016-parliamentary-election') AS election,
           (SELECT max(date) FROM happened WHERE event_id = 'mkd-2017-mandate-refused') AS refused,
           (SELECT max(date) FROM happened WHERE event_id = 'mkd-2017-mandate-given') AS given
)
SELECT
    CASE
        WHEN given <= refused OR refused <= election THEN 0
        WHEN election < refused AND refused < given THEN 1
    END AS holds,
    refused || ' to ' || given AS observed,
    (election IS NULL) + (refused IS NULL) + (given IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM happened
        WHERE event_id IN ('mkd-2016-parliamentary-election', 'mkd-2017-mandate-refused', 'mkd-2017-mandate-given')
    ) AS evidence
FROM steps
