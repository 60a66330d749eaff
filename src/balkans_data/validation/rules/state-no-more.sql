-- title: No spell outlasts its state
-- reason: Where a track requires statehood, a status ends with the state; its successor has a spell of its own.
-- severity: error
-- message: {actor_id} holds {status} until {end}, but was a state until {died} only
-- hint: end it when the state ends, and go on with its successor
-- complete: yes
SELECT s.ref, 'end' AS field, s.actor_id, s.status, coalesce(s."end", 'an unknown day') AS "end", max(l."end") AS died
FROM (
  SELECT *, coalesce(end_min_day, last_seen_min_day + 1, start_min_day + 1) AS until FROM alignments
) AS s
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
JOIN lives AS l
  ON l.actor_id = s.actor_id AND l.kind IN ('country', 'former_country') AND l.end_max_day < s.until
WHERE NOT EXISTS (
  SELECT 1 FROM lives AS e
  WHERE e.actor_id = s.actor_id
    AND coalesce(e.start_min_day, 0) <= coalesce(s.start_max_day, 9999999)
    AND coalesce(e.end_max_day, 9999999) >= s.until
)
  -- A spell that begins between two lives is a matter of state-not-yet.
  AND (l.end_max_day > s.start_min_day OR NOT EXISTS (
    SELECT 1 FROM lives AS f WHERE f.actor_id = s.actor_id AND f.start_min_day > s.start_max_day
  ))
GROUP BY s.ref, s.actor_id, s.status, s."end"
