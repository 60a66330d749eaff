-- title: An exclusive track has one status at a time
-- reason: A state cannot be applicant and member at once; where views differ, each has a reading of its own.
-- severity: error
-- message: {actor_id} holds {status} from {start} while {other_id} ({other_status}) lasts until {other_end}
-- hint: end the earlier spell on the day on which the later one begins, or give the two a reading each
SELECT b.ref, 'start' AS field, b.actor_id, b.status, b."start",
       a.alignment_id AS other_id, a.status AS other_status, a."end" AS other_end
FROM alignments AS a
JOIN alignments AS b
  ON b.actor_id = a.actor_id AND b.partner_id = a.partner_id AND b.track = a.track
 AND coalesce(b.reading, '') = coalesce(a.reading, '') AND b.status <> a.status
JOIN tracks AS t ON t.track = a.track AND t.is_exclusive = 1
WHERE (a.start_min_day, a.ref) < (b.start_min_day, b.ref)
  AND a.start_max_day < b.end_min_day
  AND b.start_max_day < a.end_min_day
