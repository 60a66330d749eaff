-- title: No event takes place with a partner that does not exist
-- reason: A signature with an organisation before its founding, or after its end, is a slip in date or partner.
-- severity: error
-- message: it is dated {date}, when {counterpart_id} did not exist (first from {born}, last until {died})
-- hint: check date and counterpart; the last day itself may still have events
-- complete: yes
SELECT e.ref, 'date' AS field, e."date", e.counterpart_id,
       coalesce(min(l."start"), '?') AS born, coalesce(max(l."end"), '?') AS died
FROM events AS e
JOIN lives AS l ON l.actor_id = e.counterpart_id
WHERE NOT EXISTS (
  SELECT 1 FROM lives AS o
  WHERE o.actor_id = e.counterpart_id
    AND coalesce(o.start_min_day, 0) <= e.date_max_day AND coalesce(o.end_max_day, 9999999) >= e.date_min_day
)
GROUP BY e.ref, e."date", e.counterpart_id
