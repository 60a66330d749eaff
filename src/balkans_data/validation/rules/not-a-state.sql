-- title: Only states hold a status that requires statehood
-- reason: A subdivision or an organisation may take a stance, but is no member among states.
-- severity: error
-- message: {track} requires statehood, but {actor_id} is a {kind}
-- hint: use a track that does not require statehood
SELECT s.ref, 'actor_id' AS field, s.actor_id, s.track, a.kind
FROM alignments AS s
JOIN tracks AS t ON t.track = s.track AND t.requires_statehood = 1
JOIN actors AS a ON a.actor_id = s.actor_id
WHERE a.kind NOT IN ('country', 'former_country')
