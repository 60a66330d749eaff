-- The month of the warning, by a report that is not of the text.
SELECT
    min(
        CASE
            WHEN substr(date, 1, 7) = '2026-01'
                AND actor_id = 'XKX'
                AND counterpart_id = 'RUS'
                THEN 1
            ELSE 0
        END
    ) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'xkx-2026-kurti-davos-warning') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'xkx-2026-kurti-davos-warning'
