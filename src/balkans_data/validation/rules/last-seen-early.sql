-- title: A spell is seen after it begins
-- reason: A document from before the spell cannot show that it lasts.
-- severity: error
-- message: it begins {start}, but was last seen {last_seen}
SELECT ref, 'last_seen' AS field, "start", last_seen
FROM alignments
WHERE last_seen_max_day < start_min_day
