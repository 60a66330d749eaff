-- Members by the day of the text that joined after the last of the wars had ended. Too few of them count
-- against the claim only where a source says that the members are complete.
WITH wars AS (
    SELECT ref, date_max AS ended FROM events
    WHERE event_id IN (
        'svn-1991-brioni-agreement',
        'hrv-1995-erdut-agreement',
        'bih-1995-dayton-agreement',
        'scg-1999-kumanovo-agreement'
    )
),
members AS (
    SELECT s.ref, r.ref AS region_ref, s.actor_id, s.begins > (SELECT max(ended) FROM wars) AS is_after
    FROM spells AS s
    JOIN alignments AS r
      ON r.actor_id = s.actor_id AND r.track = 'region' AND r.partner_id = 'southeast-europe'
     AND r.reading = 'seecp' AND r.status = 'included'
    WHERE s.track = 'nato-membership' AND s.status = 'member' AND s.begins <= '2018-01-31'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'nato-members'
),
counted AS (
    SELECT total(is_after) AS n_after, (SELECT count(*) FROM complete) AS n_complete,
           (SELECT value FROM thresholds WHERE threshold_id = 'several') AS several
    FROM members
)
SELECT
    CASE WHEN n_after >= several THEN 1 WHEN n_complete > 0 THEN 0 END AS holds,
    (
        SELECT count(*) || ': ' || group_concat(actor_id, ' ')
        FROM (SELECT actor_id FROM members WHERE is_after = 1 ORDER BY actor_id)
    ) AS observed,
    max(0, 4 - (SELECT count(*) FROM wars)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM members
            UNION SELECT region_ref FROM members
            UNION SELECT ref FROM complete
            UNION SELECT ref FROM wars
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM counted
