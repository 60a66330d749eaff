-- title: The life of a state is in alignments
-- reason: Who counts a state since when is contested, so it is a row with a reading and not a cell of actors.
-- severity: error
-- message: {actor_id} is a {kind}, so its {field} belongs into alignments
-- hint: move it to track state-list, with the state as its own partner
SELECT ref, 'start' AS field, actor_id, kind FROM actors
WHERE kind IN ('country', 'former_country') AND "start" IS NOT NULL
UNION ALL
SELECT ref, 'end', actor_id, kind FROM actors
WHERE kind IN ('country', 'former_country') AND "end" IS NOT NULL
