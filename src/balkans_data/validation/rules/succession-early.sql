-- title: Nobody succeeds a state that has not begun
-- reason: The later state comes after the earlier one, in whatever reading.
-- severity: error
-- message: {actor_id} is said to follow {partner_id} from {start}, but {partner_id} begins only {born}
-- hint: actor is the later state, partner the earlier one
SELECT s.ref, 'start' AS field, s.actor_id, s.partner_id, s."start", l."start" AS born
FROM alignments AS s
JOIN lives AS l ON l.actor_id = s.partner_id
WHERE s.track = 'succession' AND s.start_max_day <= l.start_min_day
