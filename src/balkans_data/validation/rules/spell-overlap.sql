-- title: An exclusive track has one status at a time
-- reason: A state cannot be applicant and member at once; where views differ, each has a reading of its own.
-- severity: error
-- message: {actor_id} holds {status} from {start} while {other_id} ({other_status}) lasts until {other_end}
-- hint: end the earlier spell on the day on which the later one begins, or give the two a reading each
WITH held AS (
  -- From the first day on which it certainly held to the day after the last; without any date, day 0.
  SELECT *, coalesce(start_max_day, last_seen_max_day, end_max_day - 1, 0) AS since,
         coalesce(end_min_day, last_seen_min_day + 1, start_min_day + 1, 1) AS until
  FROM alignments
)
SELECT b.ref, 'start' AS field, b.actor_id, b.status, coalesce(b."start", 'an unknown day') AS "start",
       a.alignment_id AS other_id, a.status AS other_status, coalesce(a."end", 'an unknown day') AS other_end
FROM held AS a
JOIN held AS b
  ON b.actor_id = a.actor_id AND b.partner_id = a.partner_id AND b.track = a.track
 AND coalesce(b.reading, '') = coalesce(a.reading, '') AND b.status <> a.status
JOIN tracks AS t ON t.track = a.track AND t.is_exclusive = 1
WHERE (a.since, a.ref) < (b.since, b.ref)
  AND a.since < b.until
  AND b.since < a.until
