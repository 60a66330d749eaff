-- title: A state whose statehood matters has a life
-- reason: Without a row that says when the state began, by itself or on any list, no spell of it can be checked.
-- severity: error
-- message: {track} requires statehood, but no row says from when {actor_id} was a state
-- hint: add an alignment on track state-list with the state as its own partner
-- complete: yes
SELECT a.ref, 'actor_id' AS field, a.actor_id, min(s.track) AS track
FROM actors AS a
JOIN alignments AS s ON s.actor_id = a.actor_id
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
WHERE a.kind IN ('country', 'former_country')
  AND a.actor_id NOT IN (SELECT actor_id FROM lives)
GROUP BY a.ref, a.actor_id
