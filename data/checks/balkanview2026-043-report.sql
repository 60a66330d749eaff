-- The year of the paper, and whose it is.
SELECT
    min(
        CASE
            WHEN substr(date, 1, 4) = '2024'
                AND actor_id = 'kosovo-centre-for-security-studies'
                AND counterpart_id = 'RUS'
                THEN 1
            ELSE 0
        END
    ) AS holds,
    (SELECT max(e."date") FROM events AS e WHERE e.event_id = 'kcss-2024-russian-foreign-policy') AS observed,
    0 AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE event_id = 'kcss-2024-russian-foreign-policy'
