-- title: An open spell says when it was last seen
-- reason: ".." claims that something still holds; without the date of a document nobody knows as of when.
-- severity: error
-- message: the end is open, but last_seen is empty
-- hint: give the date of the newest document that shows it, or leave the end empty (unknown)
SELECT ref, 'last_seen' AS field
FROM alignments
WHERE "end" = '..' AND last_seen IS NULL
