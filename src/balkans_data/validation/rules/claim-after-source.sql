-- title: No claim reports what came after it
-- reason: What is claimed of a later time is a prediction or a demand, and must be coded so.
-- severity: error
-- message: it is about {about_start}, after it was said ({said}), but is {claim_type}
-- hint: resolve the date against that of the source (or made_on), or code the claim as predictive
SELECT c.ref, 'about_start' AS field, c.about_start, coalesce(c.made_on, s.published) AS said, c.claim_type
FROM claims AS c
JOIN sources AS s ON s.source_id = c.source_id
WHERE c.about_start_min_day > coalesce(c.made_on_max_day, s.published_max_day)
  AND c.claim_type NOT IN ('predictive', 'normative')
