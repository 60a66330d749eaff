-- Alignments as people read them: names of both actors, title of the track, label of the status.
CREATE VIEW labelled_alignments AS
SELECT l.ref, l.alignment_id, l.actor_id, a.name AS actor_name, l.partner_id, p.name AS partner_name,
       l.track, t.title AS track_title, l.status, s.label AS status_label, s.rank,
       l."start", l.start_min, l.start_max, l."end", l.end_min, l.end_max, l.last_seen, l.last_seen_min, l.last_seen_max, l.reading,
       l.source_id, l.second_source_id, l.evidence, l.note
FROM alignments AS l
JOIN actors AS a ON a.actor_id = l.actor_id
JOIN actors AS p ON p.actor_id = l.partner_id
JOIN tracks AS t ON t.track = l.track
JOIN statuses AS s ON s.track = l.track AND s.status = l.status
