-- title: Only members of the United Nations vote
-- reason: A vote of a state that was no member on that day is one of its predecessor, or of another roll call.
-- severity: error
-- message: {actor_id} was no member of the United Nations on {date}
-- hint: use the state that was the member then; membership is in alignments (track state-list, partner un)
-- complete: yes
WITH members AS (
  -- DISTINCT makes SQLite keep it as a table, which is read for every vote.
  SELECT DISTINCT actor_id, coalesce(start_min_day, 0) AS since, coalesce(end_max_day, 9999999) AS until
  FROM alignments
  WHERE track = 'state-list' AND partner_id = 'un' AND status = 'member'
)
SELECT v.ref, 'actor_id' AS field, v.actor_id, r."date"
FROM roll_calls AS r CROSS JOIN votes AS v
WHERE v.roll_call_id = r.roll_call_id
  AND NOT EXISTS (
    SELECT 1 FROM members AS m
    WHERE m.actor_id = v.actor_id AND m.since <= r.date_max_day AND m.until > r.date_min_day
  )
