-- title: A spell ends after it begins
-- reason: Spells are half-open, so one that ends on its first day holds on no day; that is an event.
-- severity: error
-- message: it ends ({end}) on or before the day on which it begins ({start})
-- hint: correct the dates; something that happened on one day goes into events
SELECT ref, 'end' AS field, "start", "end"
FROM alignments
WHERE end_max_day <= start_min_day
UNION ALL
SELECT ref, 'end', "start", "end" FROM actors WHERE end_max_day <= start_min_day
UNION ALL
SELECT ref, 'end', "start", "end" FROM names WHERE end_max_day <= start_min_day
