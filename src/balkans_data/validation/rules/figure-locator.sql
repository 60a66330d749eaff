-- title: The passage of a figure lies within its text
-- reason: A place after the end of the text, or one that ends before it begins, can hold no passage.
-- severity: error
-- message: {locator} is no place in a text of {characters} characters
-- hint: let `balkans-data locate --passage` compute it
WITH starts AS (
  SELECT f.ref, f.locator, s.characters, CAST(substr(f.locator, 6) AS INTEGER) AS first
  FROM reported_figures AS f
  JOIN sources AS s ON s.source_id = f.source_id
), places AS (
  SELECT ref, locator, characters, first,
         CAST(substr(locator, 7 + length(CAST(first AS TEXT))) AS INTEGER) AS last
  FROM starts
)
SELECT ref, 'locator' AS field, locator, coalesce(characters, 'an unknown number of') AS characters
FROM places
WHERE first >= last OR last > characters
