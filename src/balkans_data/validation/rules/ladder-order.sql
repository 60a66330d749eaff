-- title: On an ordered track no later status is lower
-- reason: Ordered tracks are ladders; a state that falls back belongs on a track that is not ordered.
-- severity: error
-- message: {status} (rank {rank}) from {start} comes after {other_status} (rank {other_rank}) from {other_start}
-- hint: check both dates; if the state really fell back, the track is not ordered
-- complete: yes
SELECT b.ref, 'status' AS field, b.status, sb.rank, b."start",
       a.status AS other_status, sa.rank AS other_rank, a."start" AS other_start
FROM alignments AS a
JOIN alignments AS b
  ON b.actor_id = a.actor_id AND b.partner_id = a.partner_id AND b.track = a.track
 AND coalesce(b.reading, '') = coalesce(a.reading, '')
JOIN tracks AS t ON t.track = a.track AND t.is_ordered = 1
JOIN statuses AS sa ON sa.track = a.track AND sa.status = a.status
JOIN statuses AS sb ON sb.track = b.track AND sb.status = b.status
WHERE a.start_max_day < b.start_min_day
  AND sa.rank > sb.rank
  AND NOT EXISTS (
    SELECT 1 FROM alignments AS c
    WHERE c.actor_id = a.actor_id AND c.partner_id = a.partner_id AND c.track = a.track
      AND coalesce(c.reading, '') = coalesce(a.reading, '')
      AND c.start_min_day > a.start_max_day AND c.start_max_day < b.start_min_day
  )
