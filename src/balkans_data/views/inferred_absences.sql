-- Who was absent, as far as silence tells: members of the United Nations on that day, beyond doubt
-- about either date, without a vote in a roll call that is complete. Only states whose votes are
-- recorded, and from their first one on (China's seat was held from elsewhere before 1971). Silence
-- is no proof: the source may lack votes (Greece in December 1996, Bosnia and Herzegovina in 1997).
CREATE VIEW inferred_absences AS
WITH firsts AS (
  SELECT v.actor_id, min(r.date_min) AS since
  FROM votes AS v JOIN roll_calls AS r ON r.roll_call_id = v.roll_call_id
  GROUP BY v.actor_id
)
SELECT r.roll_call_id, f.actor_id, r."date", r.date_min, r.date_max, r.date_min_day, r.date_max_day
FROM firsts AS f
JOIN alignments AS m
  ON m.actor_id = f.actor_id AND m.track = 'state-list' AND m.partner_id = 'un' AND m.status = 'member'
JOIN roll_calls AS r
  ON r.is_complete = 1 AND r.date_min >= f.since AND r.date_min >= m.start_max AND r.date_max < m.end_min
LEFT JOIN votes AS v ON v.roll_call_id = r.roll_call_id AND v.actor_id = f.actor_id
WHERE v.roll_call_id IS NULL
