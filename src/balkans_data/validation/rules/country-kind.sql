-- title: Only states have a row in countries
-- reason: Subdivisions and organisations have no capital, currency and languages of a state.
-- severity: error
-- message: {actor_id} is a {kind}
SELECT c.ref, 'actor_id' AS field, c.actor_id, a.kind
FROM countries AS c
JOIN actors AS a ON a.actor_id = c.actor_id
WHERE a.kind NOT IN ('country', 'former_country')
