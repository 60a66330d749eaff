-- title: No spell outlasts its partner
-- reason: Membership ends with the organisation. Successions are left out: they begin where the partner ends.
-- severity: error
-- message: it lasts until {end}, but {partner_id} until {died} only
-- hint: end it when the partner ends
-- complete: yes
SELECT s.ref, 'end' AS field, coalesce(s."end", 'an unknown day') AS "end", s.partner_id, max(l."end") AS died
FROM (
  SELECT *, coalesce(end_min_day, last_seen_min_day + 1, start_min_day + 1) AS until FROM alignments
) AS s
JOIN lives AS l ON l.actor_id = s.partner_id AND l.end_max_day < s.until
WHERE s.partner_id <> s.actor_id
  AND s.track <> 'succession'
  AND NOT EXISTS (
    SELECT 1 FROM lives AS e
    WHERE e.actor_id = s.partner_id
      AND coalesce(e.start_min_day, 0) <= coalesce(s.start_max_day, 9999999)
      AND coalesce(e.end_max_day, 9999999) >= s.until
  )
  -- A spell that begins between two lives is a matter of partner-not-yet.
  AND (l.end_max_day > s.start_min_day OR NOT EXISTS (
    SELECT 1 FROM lives AS f WHERE f.actor_id = s.partner_id AND f.start_min_day > s.start_max_day
  ))
GROUP BY s.ref, s."end", s.partner_id
