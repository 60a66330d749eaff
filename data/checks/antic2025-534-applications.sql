-- For each: an application to the EU or a later stage. Who is no further than a potential candidate may seek it all the same,
-- so that only a whole region without an application refutes.
WITH region AS (
    SELECT DISTINCT actor_id, ref
    FROM alignments
    WHERE track = 'region' AND partner_id = 'western-balkans' AND reading = 'eu' AND status = 'included'
), stages AS (
    SELECT
        r.actor_id,
        max(s.rank >= 2) AS seeks
    FROM region AS r
    LEFT JOIN standing AS s
        ON
            s.actor_id = r.actor_id
            AND s.track = 'eu-accession'
    GROUP BY r.actor_id
)
SELECT
    CASE WHEN count(*) > 0 AND sum(seeks = 0) = count(*) THEN 0 WHEN count(*) > 0 AND sum(seeks) = count(*) THEN 1 END AS holds,
    sum(seeks) AS observed,
    coalesce(sum(seeks IS NULL), 0) + (count(*) = 0) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM region
            UNION
            SELECT ref
            FROM standing
            WHERE
                actor_id IN (SELECT actor_id FROM region)
                AND track = 'eu-accession'
        )
    ) AS evidence
FROM stages
