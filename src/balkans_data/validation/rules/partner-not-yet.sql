-- title: No spell begins before its partner does
-- reason: Nobody can be a member of what does not exist yet. Successions have a rule of their own.
-- severity: error
-- message: it begins on {start}, before {partner_id} did ({born})
-- hint: check both dates; a predecessor under the same id counts if the actor says so
-- complete: yes
SELECT s.ref, 'start' AS field, s."start", s.partner_id, min(l."start") AS born
FROM alignments AS s
JOIN lives AS l ON l.actor_id = s.partner_id AND l.start_min_day > s.start_max_day
WHERE s.partner_id <> s.actor_id
  AND s.track <> 'succession'
  AND NOT EXISTS (
    SELECT 1 FROM lives AS e
    WHERE e.actor_id = s.partner_id
      AND coalesce(e.start_min_day, 0) <= s.start_max_day AND coalesce(e.end_max_day, 9999999) > s.start_min_day
  )
GROUP BY s.ref, s."start", s.partner_id
