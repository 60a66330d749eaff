-- Roll calls on a whole proposal: votes neither on an amendment nor on a paragraph. The flags are
-- unknown from 1985 on, but for those that say what a vote was on, so an unknown one is read as "no":
-- the votes of a state and year are then 2 off the number that its ideal point of 1985-2017 rests on
-- (mean), against 79 if only a known "no" counted and 12 with amendments and paragraphs.
-- Where nothing is known of a roll call and another one on the same resolution is listed as important
-- or not, it is that vote once more or one on procedure, and left out.
CREATE VIEW final_passages AS
SELECT *
FROM roll_calls
WHERE coalesce(is_amendment, 0) = 0
  AND coalesce(is_paragraph, 0) = 0
  AND NOT (
    is_amendment IS NULL AND is_paragraph IS NULL AND is_important IS NULL
    AND coalesce(resolution, '') IN (
      SELECT o.resolution
      FROM roll_calls AS o
      WHERE o.resolution IS NOT NULL AND o.is_important IS NOT NULL
        AND coalesce(o.is_amendment, 0) = 0 AND coalesce(o.is_paragraph, 0) = 0
    )
  )
