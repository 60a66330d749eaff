-- title: The bounds of an indicator leave room
-- reason: A minimum that is not below the maximum allows no figure, or one only.
-- severity: error
-- message: maximum {maximum:.12g} is not above minimum {minimum:.12g}
SELECT ref, 'maximum' AS field, minimum, maximum
FROM indicators
WHERE maximum <= minimum
