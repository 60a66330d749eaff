-- title: No spell begins before its state does
-- reason: Where a track requires statehood, nobody can hold a status before the state exists in its own reading (or, without one, on any list).
-- severity: error
-- message: {actor_id} holds {status} from {start}, before it was a state ({born})
-- hint: use the actor of that time (see succession), or a track that does not require statehood
-- complete: yes
SELECT s.ref, 'start' AS field, s.actor_id, s.status, s."start", min(l."start") AS born
FROM alignments AS s
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
JOIN lives AS l
  ON l.actor_id = s.actor_id AND l.kind IN ('country', 'former_country') AND l.start_min_day > s.start_max_day
WHERE NOT EXISTS (
  SELECT 1 FROM lives AS e
  WHERE e.actor_id = s.actor_id
    AND coalesce(e.start_min_day, 0) <= s.start_max_day AND coalesce(e.end_max_day, 9999999) > s.start_min_day
)
GROUP BY s.ref, s.actor_id, s.status, s."start"
