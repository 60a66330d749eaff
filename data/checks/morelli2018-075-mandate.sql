-- Election, what the governing party did to keep power, refusal and mandate, in this order. A mandate within a month
-- of the election would leave no room for a refusal.
WITH steps AS (
    SELECT (SELECT max(day) FROM happened WHERE event_id = 'mkd-2016-parliamentary-election') AS election,
           (SELECT count(*) FROM happened WHERE event_id = 'mkd-2016-power-withheld') AS n_withheld,
           (SELECT max(day) FROM happened WHERE event_id = 'mkd-2017-mandate-refused') AS refused,
           (SELECT max(day) FROM happened WHERE event_id = 'mkd-2017-mandate-given') AS given
)
SELECT
    CASE
        WHEN given - election <= 31 THEN 0
        WHEN n_withheld = 1 AND election < refused AND refused < given THEN 1
    END AS holds,
    (
        SELECT min(date) || ' to ' || max(date)
        FROM happened
        WHERE event_id IN ('mkd-2017-mandate-refused', 'mkd-2017-mandate-given')
    ) AS observed,
    (election IS NULL) + (1 - n_withheld) + (refused IS NULL) + (given IS NULL) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM happened
        WHERE event_id IN (
            'mkd-2016-parliamentary-election',
            'mkd-2016-power-withheld',
            'mkd-2017-mandate-refused',
            'mkd-2017-mandate-given'
        )
    ) AS evidence
FROM steps
