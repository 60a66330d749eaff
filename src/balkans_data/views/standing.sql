-- The spells that hold on the day `moment.as_of`.
CREATE VIEW standing AS
SELECT s.ref, s.alignment_id, s.actor_id, s.partner_id, s.track, s.status, s.rank, s.reading, s.evidence,
       s.source_id, s.last_seen_max_day, s.begins_day, s.ends_day, s.begins, s.ends
FROM spells AS s
CROSS JOIN moment AS m
WHERE s.begins_day <= m.as_of_day AND s.ends_day > m.as_of_day
