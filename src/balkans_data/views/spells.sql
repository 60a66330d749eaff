-- Alignments with one day for when each began and one for when it ended, so that a check need not
-- think about uncertain dates: it is run four times, and `moment.bound` says which days are taken.
-- Narrow: the spell as short as its dates allow; wide: as long; early: both ends as early; late: as late.
-- A spell of unknown end held at least until it was last seen. The end is the day on which it no longer holds.
-- `begins` and `ends` are the same as ISO 8601 text, and null where the date is unknown.
CREATE VIEW spells AS
SELECT l.ref, l.alignment_id, l.actor_id, l.partner_id, l.track, l.status, s.rank, l.reading, l.evidence,
       l.source_id, l.last_seen_max_day,
       CASE WHEN m.bound IN ('wide', 'early') THEN coalesce(l.start_min_day, 1)
            ELSE coalesce(l.start_max_day, l.last_seen_min_day) END AS begins_day,
       CASE WHEN m.bound IN ('narrow', 'early') THEN coalesce(l.end_min_day, l.last_seen_max_day + 1)
            ELSE coalesce(l.end_max_day, 3652059) END AS ends_day,
       CASE WHEN m.bound IN ('wide', 'early') THEN l.start_min ELSE l.start_max END AS begins,
       CASE WHEN m.bound IN ('narrow', 'early') THEN l.end_min ELSE l.end_max END AS ends
FROM alignments AS l
JOIN statuses AS s ON s.track = l.track AND s.status = l.status
CROSS JOIN moment AS m
