-- title: A status is held once at a time
-- reason: Two rows for the same spell would be counted twice.
-- severity: error
-- message: {actor_id} holds {status} already in {other_id} ({other_start} to {other_end})
-- hint: merge the two, or end the first before the second begins
WITH held AS (
  -- From the first day on which it certainly held to the day after the last; without any date, day 0.
  SELECT *, coalesce(start_max_day, last_seen_max_day, end_max_day - 1, 0) AS since,
         coalesce(end_min_day, last_seen_min_day + 1, start_min_day + 1, 1) AS until
  FROM alignments
)
SELECT b.ref, 'start' AS field, b.actor_id, b.status,
       a.alignment_id AS other_id, coalesce(a."start", 'unknown') AS other_start,
       coalesce(a."end", 'unknown') AS other_end
FROM held AS a
JOIN held AS b
  ON b.actor_id = a.actor_id AND b.partner_id = a.partner_id AND b.track = a.track
 AND coalesce(b.reading, '') = coalesce(a.reading, '') AND b.status = a.status
WHERE (a.since, a.ref) < (b.since, b.ref)
  AND a.since < b.until
  AND b.since < a.until
