-- title: A state whose statehood matters has a life
-- reason: Without a row that says when the state began, in its own reading, no spell of it can be checked.
-- severity: error
-- message: {track} requires statehood, but no row says from when {actor_id} was a state
-- hint: add an alignment on track state-list with the state as its own partner
-- complete: yes
SELECT s.ref, 'actor_id' AS field, s.actor_id, s.track
FROM alignments AS s
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
JOIN actors AS a ON a.actor_id = s.actor_id AND a.kind IN ('country', 'former_country')
WHERE NOT EXISTS (SELECT 1 FROM lives AS l WHERE l.actor_id = s.actor_id)
