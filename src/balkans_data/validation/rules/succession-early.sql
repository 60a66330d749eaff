-- title: Nobody succeeds a state that has not begun
-- reason: The later state comes after the earlier one, in whatever reading.
-- severity: error
-- message: {actor_id} is said to follow {partner_id} from {start}, but {partner_id} begins only {born}
-- hint: actor is the later state, partner the earlier one
-- complete: yes
SELECT s.ref, 'start' AS field, s.actor_id, s.partner_id, s."start", min(l."start") AS born
FROM alignments AS s
JOIN lives AS l ON l.actor_id = s.partner_id AND l.start_min_day >= s.start_max_day
WHERE s.track = 'succession'
  AND NOT EXISTS (
    SELECT 1 FROM lives AS e
    WHERE e.actor_id = s.partner_id AND coalesce(e.start_min_day, 0) < s.start_max_day
  )
GROUP BY s.ref, s.actor_id, s.partner_id, s."start"
