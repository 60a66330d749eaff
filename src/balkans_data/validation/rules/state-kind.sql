-- title: A former country has ended, and a country has not
-- reason: The kind of a state in actors repeats what its life in alignments says.
-- severity: error
-- message: {actor_id} is a {kind}, but by its life it {what}
-- hint: correct the kind, or the end of its row on track state-list
-- complete: yes
SELECT a.ref, 'kind' AS field, a.actor_id, a.kind, 'has not ended' AS what
FROM actors AS a
WHERE a.kind = 'former_country'
  AND EXISTS (SELECT 1 FROM lives AS l WHERE l.actor_id = a.actor_id AND l."end" = '..')
UNION ALL
SELECT a.ref, 'kind', a.actor_id, a.kind, 'ended on ' || max(l."end")
FROM actors AS a
JOIN lives AS l ON l.actor_id = a.actor_id
WHERE a.kind = 'country'
  AND NOT EXISTS (SELECT 1 FROM lives AS o WHERE o.actor_id = a.actor_id AND coalesce(o."end", '..') = '..')
GROUP BY a.ref, a.actor_id, a.kind
