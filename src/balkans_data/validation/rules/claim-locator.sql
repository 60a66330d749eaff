-- title: A passage lies within its text
-- reason: A place after the end of the text, or one that ends before it begins, can hold no passage.
-- severity: error
-- message: {locator} is no place in a text of {characters} characters
-- hint: let `balkans-data locate --passage` compute it
WITH starts AS (
  SELECT c.ref, c.locator, s.characters, CAST(substr(c.locator, 6) AS INTEGER) AS first
  FROM claims AS c
  JOIN sources AS s ON s.source_id = c.source_id
), places AS (
  SELECT ref, locator, characters, first,
         CAST(substr(locator, 7 + length(CAST(first AS TEXT))) AS INTEGER) AS last
  FROM starts
)
SELECT ref, 'locator' AS field, locator, coalesce(characters, 'an unknown number of') AS characters
FROM places
WHERE first >= last OR last > characters
