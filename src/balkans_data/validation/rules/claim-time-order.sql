-- title: The time that a claim is about does not end before it begins
-- reason: An end before the start is a slip in one of the two.
-- severity: error
-- message: it is about {about_start} to {about_end}
SELECT ref, 'about_end' AS field, about_start, about_end
FROM claims
WHERE about_end_max_day < about_start_min_day
