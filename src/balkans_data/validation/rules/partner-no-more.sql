-- title: No spell outlasts its partner
-- reason: Membership ends with the organisation. Successions are left out: they begin where the partner ends.
-- severity: error
-- message: it lasts until {end}, but {partner_id} until {died} only
-- hint: end it when the partner ends
-- complete: yes
SELECT s.ref, 'end' AS field, coalesce(s."end", 'an unknown day') AS "end", s.partner_id, l."end" AS died
FROM alignments AS s
JOIN lives AS l ON l.actor_id = s.partner_id
WHERE s.partner_id <> s.actor_id
  AND s.track <> 'succession'
  AND coalesce(s.end_min_day, s.start_min_day + 1) > l.end_max_day
  AND NOT EXISTS (
    SELECT 1 FROM lives AS e
    WHERE e.actor_id = s.partner_id
      AND (e.end_max_day IS NULL OR e.end_max_day >= coalesce(s.end_min_day, s.start_min_day + 1))
  )
