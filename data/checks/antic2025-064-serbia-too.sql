-- A single state west of Ukraine in which RT opens after the ban refutes the reading.
WITH ban AS (
    SELECT ref, day FROM happened WHERE event_id = 'eu-2022-rt-sputnik-ban'
), openings AS (
    SELECT e.ref, e.date
    FROM happened AS e
    JOIN ban AS b ON e.day > b.day
    WHERE e.kind = 'opening' AND e.actor_id = 'rt-balkans' AND e.counterpart_id = 'SRB'
), bans_of_serbia AS (
    SELECT ref, date
    FROM happened
    WHERE kind = 'sanction' AND actor_id = 'SRB' AND counterpart_id IN ('russia-today', 'sputnik', 'rt-balkans')
)
SELECT
    CASE
        WHEN EXISTS (SELECT 1 FROM bans_of_serbia) THEN 1
        WHEN EXISTS (SELECT 1 FROM openings) THEN 0
    END AS holds,
    coalesce((SELECT max(date) FROM bans_of_serbia), (SELECT max(date) FROM openings)) AS observed,
    0 AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM ban UNION SELECT ref FROM openings UNION SELECT ref FROM bans_of_serbia
    )) AS evidence
