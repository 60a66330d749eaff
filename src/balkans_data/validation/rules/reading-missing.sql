-- title: A definition of a region is somebody's
-- reason: Regions have no borders but those that somebody draws; the reading says who.
-- severity: error
-- message: a row on track region needs a reading
-- hint: name the actor whose definition it is
SELECT ref, 'reading' AS field
FROM alignments
WHERE track = 'region' AND reading IS NULL
