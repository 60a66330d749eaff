-- title: A roll call is in the years of its session
-- reason: The first session met in 1946; each begins in September of a year and ends in the next.
-- severity: error
-- message: session {session} was not in {date}
-- hint: check both; if the source is wrong, say so in note
SELECT ref, 'session' AS field, session, "date"
FROM roll_calls
WHERE note IS NULL
  AND (CAST(substr(date_max, 1, 4) AS INTEGER) < session + 1945
       OR CAST(substr(date_min, 1, 4) AS INTEGER) > session + 1946)
