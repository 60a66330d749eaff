-- title: Nobody is quoted before speaking
-- reason: A statement that a text quotes was made before the text.
-- severity: error
-- message: it was made on {made_on}, after its source ({published})
SELECT c.ref, 'made_on' AS field, c.made_on, s.published
FROM claims AS c
JOIN sources AS s ON s.source_id = c.source_id
WHERE c.made_on_min_day > s.published_max_day
