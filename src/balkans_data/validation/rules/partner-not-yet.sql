-- title: No spell begins before its partner does
-- reason: Nobody can be a member of what does not exist yet.
-- severity: error
-- message: it begins on {start}, before {partner_id} did ({born})
-- hint: check both dates; a predecessor under the same id counts if the actor says so
-- complete: yes
SELECT s.ref, 'start' AS field, s."start", s.partner_id, l."start" AS born
FROM alignments AS s
JOIN lives AS l ON l.actor_id = s.partner_id
WHERE s.partner_id <> s.actor_id
  AND s.start_max_day < l.start_min_day
  AND NOT EXISTS (SELECT 1 FROM lives AS e WHERE e.actor_id = s.partner_id AND e.start_min_day <= s.start_max_day)
