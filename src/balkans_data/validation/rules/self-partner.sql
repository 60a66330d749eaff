-- title: Nobody is aligned with itself, save as a state in its own reading
-- reason: Only track state-list has rows in which the actor is its own partner.
-- severity: error
-- message: {actor_id} is its own partner
-- hint: name the other side, or `_Z` in an event that has none
SELECT ref, 'partner_id' AS field, actor_id
FROM alignments
WHERE actor_id = partner_id AND track <> 'state-list'
UNION ALL
SELECT ref, 'counterpart_id', actor_id FROM events WHERE actor_id = counterpart_id
