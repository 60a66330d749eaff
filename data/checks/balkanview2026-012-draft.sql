-- The draft resolution of March 1999 is the act of resistance on record.
SELECT
    min(
        CASE
            WHEN actor_id = 'RUS'
                AND counterpart_id = 'nato'
                AND substr(date, 1, 4) = '1999'
                THEN 1
            ELSE 0
        END
    ) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'rus-1999-unsc-draft-nato') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'rus-1999-unsc-draft-nato'
