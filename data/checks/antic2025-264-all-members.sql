-- One member of NATO with its airspace open refutes it; members without a row are missing. That all are closed would
-- need a source that says so of all, since the tables do not hold every member.
WITH members AS (
    SELECT actor_id, ref FROM standing WHERE track = 'nato-membership' AND status = 'member'
),
air AS (
    SELECT m.actor_id, s.status, s.ref, m.ref AS member_ref
    FROM members AS m
    JOIN standing AS s ON s.actor_id = m.actor_id AND s.track = 'airspace-civil-aviation' AND s.partner_id = 'RUS'
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'nato-airspace-civil-aviation'
)
SELECT
    (SELECT CASE WHEN sum(status = 'open') > 0 THEN 0
        WHEN count(*) > 0 AND (SELECT count(*) FROM complete) > 0 THEN 1 END FROM air) AS holds,
    (SELECT coalesce(min(CASE WHEN status = 'open' THEN actor_id END) || ' open', count(*) || ' closed') FROM air)
        AS observed,
    (SELECT count(*) FROM members WHERE actor_id NOT IN (SELECT actor_id FROM air)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM air WHERE status = 'open' OR (SELECT sum(status = 'open') FROM air) = 0
        UNION SELECT member_ref FROM air WHERE status = 'open'
        UNION SELECT ref FROM complete WHERE (SELECT coalesce(sum(status = 'open'), 0) FROM air) = 0
    )) AS evidence
