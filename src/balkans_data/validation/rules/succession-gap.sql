-- title: A state that continues another begins where that one ends
-- reason: Between the two there can be no day on which neither or both were there.
-- severity: error
-- message: {actor_id} begins {born}, but {partner_id}, which it continues, ends {died}
-- hint: correct the lives of the two (track state-list), or the succession
SELECT s.ref, 'partner_id' AS field, s.actor_id, s.partner_id, later."start" AS born, earlier."end" AS died
FROM alignments AS s
JOIN lives AS later ON later.actor_id = s.actor_id
JOIN lives AS earlier ON earlier.actor_id = s.partner_id
WHERE s.track = 'succession' AND s.status = 'continues' AND s.reading IS NULL
  AND (later.start_min_day > earlier.end_max_day OR later.start_max_day < earlier.end_min_day)
