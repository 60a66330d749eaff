-- title: Nothing is a part of itself, or its own origin
-- reason: Whoever follows parents or origins up to the first one would never arrive.
-- severity: error
-- message: {id} leads back to itself
-- hint: name the other one, or leave it empty
SELECT ref, 'parent_id' AS field, actor_id AS id FROM actors WHERE parent_id = actor_id
UNION ALL
SELECT a.ref, 'parent_id', a.actor_id
FROM actors AS a
JOIN actors AS b ON b.actor_id = a.parent_id
WHERE a.actor_id <> b.actor_id
  AND a.actor_id IN (b.parent_id, (SELECT c.parent_id FROM actors AS c WHERE c.actor_id = b.parent_id))
UNION ALL
SELECT ref, 'shared_origin_id', source_id FROM sources WHERE shared_origin_id = source_id
