-- The call is on record; who called on whom and when is tested.
SELECT
    min(
        CASE
            WHEN substr(date, 1, 7) = '2023-09'
                AND actor_id = 'USA'
                AND counterpart_id = 'SRB'
                THEN 1
            ELSE 0
        END
    ) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'usa-2023-blinken-vucic-call') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'usa-2023-blinken-vucic-call'
