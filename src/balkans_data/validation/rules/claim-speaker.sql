-- title: A speaker can speak
-- reason: Treaties, regions, facilities and the like assert nothing; their members, authors or owners do.
--   A state that is no more asserted what it did at some date.
-- severity: error
-- message: {actor_id} is a {kind}, which asserts nothing
-- hint: name the person, body or group that says it; for a former country, made_on says when it did
SELECT c.ref, 'speaker_id' AS field, a.actor_id, a.kind
FROM claims AS c
JOIN actors AS a ON a.actor_id = c.speaker_id
WHERE a.kind IN ('agreement', 'region', 'aggregate', 'facility', 'programme')
   OR (a.kind = 'former_country' AND c.made_on IS NULL)
UNION ALL
SELECT c.ref, 'relayed_by_id', a.actor_id, a.kind
FROM claims AS c
JOIN actors AS a ON a.actor_id = c.relayed_by_id
WHERE a.kind IN ('agreement', 'region', 'aggregate', 'facility', 'programme', 'former_country')
