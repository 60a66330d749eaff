-- The outlets that the claim names: which are there, which were and are no longer.
WITH named (outlet) AS (
    VALUES
    ('n1'), ('al-jazeera-balkans'), ('bbc'), ('deutsche-welle'), ('euronews'), ('radio-free-europe'),
    ('newsmax-balkans'), ('voice-of-america')
), found AS (
    SELECT
        n.outlet,
        max(s.ref IS NOT NULL) AS stands,
        max(p.ref IS NOT NULL AND p.begins_day <= :as_of_day) AS known
    FROM named AS n
    LEFT JOIN standing AS s
        ON s.track = 'media-presence' AND s.actor_id = n.outlet AND s.partner_id = 'SRB'
    LEFT JOIN spells AS p
        ON p.track = 'media-presence' AND p.actor_id = n.outlet AND p.partner_id = 'SRB'
    GROUP BY n.outlet
)
SELECT
    CASE WHEN sum(known = 1 AND stands = 0) > 0 THEN 0 WHEN sum(stands) = count(*) THEN 1 END AS holds,
    sum(stands) AS observed,
    sum(known = 0) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM spells
        WHERE
            track = 'media-presence' AND partner_id = 'SRB' AND begins_day <= :as_of_day
            AND actor_id IN (SELECT outlet FROM named)
    ) AS evidence
FROM found
