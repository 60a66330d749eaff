-- title: A speaker can speak
-- reason: Treaties, regions, facilities and the like assert nothing; their members, authors or owners do.
-- severity: error
-- message: {actor_id} is a {kind}, which asserts nothing
-- hint: name the person, body or group that says it
SELECT c.ref, 'speaker_id' AS field, a.actor_id, a.kind
FROM claims AS c
JOIN actors AS a ON a.actor_id = c.speaker_id
WHERE a.kind IN ('agreement', 'region', 'aggregate', 'facility', 'programme', 'former_country')
UNION ALL
SELECT c.ref, 'relayed_by_id', a.actor_id, a.kind
FROM claims AS c
JOIN actors AS a ON a.actor_id = c.relayed_by_id
WHERE a.kind IN ('agreement', 'region', 'aggregate', 'facility', 'programme', 'former_country')
