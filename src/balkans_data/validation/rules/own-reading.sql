-- title: A state declares itself a state, and nobody else
-- reason: The life of a state is read from the row in which it is its own partner, and that row has one status.
-- severity: error
-- message: {actor_id} is {status} with partner {partner_id}
-- hint: self-declared has the state as its own partner; others list it, or have it as a member
SELECT ref, 'status' AS field, actor_id, partner_id, status
FROM alignments
WHERE track = 'state-list' AND (status = 'self-declared') <> (actor_id = partner_id)
