-- title: A state that continues another begins where that one ends
-- reason: Between the two there can be no day on which neither or both were there.
-- severity: error
-- message: {actor_id} begins {born}, but {partner_id}, which it continues, ends {died}
-- hint: correct the lives of the two (track state-list), or the succession
-- complete: yes
SELECT s.ref, 'partner_id' AS field, s.actor_id, s.partner_id, max(later."start") AS born, max(earlier."end") AS died
FROM alignments AS s
JOIN lives AS later ON later.actor_id = s.actor_id
JOIN lives AS earlier ON earlier.actor_id = s.partner_id
WHERE s.track = 'succession' AND s.status = 'continues' AND s.reading IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM lives AS a
    JOIN lives AS b ON b.actor_id = s.partner_id
    WHERE a.actor_id = s.actor_id
      AND coalesce(a.start_min_day, 0) <= coalesce(b.end_max_day, 9999999)
      AND coalesce(a.start_max_day, 9999999) >= coalesce(b.end_min_day, 0)
  )
GROUP BY s.ref, s.actor_id, s.partner_id
