-- title: What was settled on is what stands in claims
-- reason: The record of the two codings must end in the value that readers see.
-- severity: error
-- message: {field_name} of {claim_id} is {value} in claims, not {final}
-- hint: change both together
WITH final AS (
  SELECT c.claim_id, f.field AS field_name,
         CASE f.field WHEN 'claim_type' THEN c.claim_type WHEN 'stance' THEN c.stance
                      WHEN 'certainty' THEN c.certainty WHEN 'hedge' THEN c.hedge
                      WHEN 'dimension' THEN c.dimension WHEN 'direction' THEN c.direction
                      WHEN 'checkability' THEN c.checkability END AS value,
         f.ref, f.final
  FROM codings AS f
  JOIN claims AS c ON c.claim_id = f.claim_id
  WHERE f.field <> 'speaker'
)
SELECT ref, 'final' AS field, claim_id, field_name,
       coalesce(value, 'empty') AS value, coalesce(final, 'empty') AS final
FROM final
WHERE coalesce(value, '') <> coalesce(final, '')
