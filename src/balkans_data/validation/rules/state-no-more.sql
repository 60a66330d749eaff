-- title: No spell outlasts its state
-- reason: Where a track requires statehood, a status ends with the state; its successor has a spell of its own.
-- severity: error
-- message: {actor_id} holds {status} until {end}, but was a state until {died} only
-- hint: end it when the state ends, and go on with its successor
-- complete: yes
SELECT s.ref, 'end' AS field, s.actor_id, s.status, coalesce(s."end", 'an unknown day') AS "end", l."end" AS died
FROM alignments AS s
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
JOIN lives AS l ON l.actor_id = s.actor_id AND l.kind IN ('country', 'former_country')
WHERE coalesce(s.end_min_day, s.start_min_day + 1) > l.end_max_day
  AND NOT EXISTS (
    SELECT 1 FROM lives AS e
    WHERE e.actor_id = s.actor_id
      AND (e.end_max_day IS NULL OR e.end_max_day >= coalesce(s.end_min_day, s.start_min_day + 1))
  )
