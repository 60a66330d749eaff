-- title: A subdivision is part of a state
-- reason: A claim on Republika Srpska is not one on Bosnia and Herzegovina, but the one lies in the other.
-- severity: error
-- message: {actor_id} has {what} as its parent
-- hint: name the state that it is a part of
SELECT a.ref, 'parent_id' AS field, a.actor_id, 'nobody' AS what
FROM actors AS a
WHERE a.kind = 'subdivision' AND a.parent_id IS NULL
UNION ALL
SELECT a.ref, 'parent_id', a.actor_id, p.actor_id || ' (' || p.kind || ')'
FROM actors AS a
JOIN actors AS p ON p.actor_id = a.parent_id
WHERE a.kind = 'subdivision' AND p.kind NOT IN ('country', 'former_country')
