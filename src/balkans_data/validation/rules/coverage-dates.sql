-- title: Coverage says from when to when, and as of when
-- reason: A missing row counts as evidence inside it only; backward dates cover nothing, and an open end without a
--   document covers too much.
-- severity: error
-- message: {problem}
-- hint: {hint}
SELECT ref, 'last_seen' AS field, 'the end is open, but last_seen is empty' AS problem,
       'give the date of the newest document that shows it' AS hint
FROM coverage
WHERE "end" = '..' AND last_seen IS NULL
UNION ALL
SELECT ref, 'end', 'it ends on or before the day on which it begins', 'correct the dates'
FROM coverage
WHERE end_max_day <= start_min_day
UNION ALL
SELECT ref, 'last_seen', 'the end is known, and last_seen given too', 'leave last_seen empty, or the end open'
FROM coverage
WHERE "end" <> '..' AND last_seen IS NOT NULL
