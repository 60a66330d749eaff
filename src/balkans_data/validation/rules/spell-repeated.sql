-- title: A status is held once at a time
-- reason: Two rows for the same spell would be counted twice.
-- severity: error
-- message: {actor_id} holds {status} already in {other_id} ({other_start} to {other_end})
-- hint: merge the two, or end the first before the second begins
SELECT b.ref, 'start' AS field, b.actor_id, b.status,
       a.alignment_id AS other_id, coalesce(a."start", 'unknown') AS other_start,
       coalesce(a."end", 'unknown') AS other_end
FROM alignments AS a
JOIN alignments AS b
  ON b.actor_id = a.actor_id AND b.partner_id = a.partner_id AND b.track = a.track
 AND coalesce(b.reading, '') = coalesce(a.reading, '') AND b.status = a.status
WHERE a.ref <> b.ref
  AND (coalesce(a.start_min_day, 0), a.ref) < (coalesce(b.start_min_day, 0), b.ref)
  AND coalesce(a.start_max_day, a.last_seen_max_day, 0) < coalesce(b.end_min_day, 9999999)
  AND coalesce(b.start_max_day, b.last_seen_max_day, 0) < coalesce(a.end_min_day, 9999999)
