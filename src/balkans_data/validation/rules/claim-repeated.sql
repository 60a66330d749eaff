-- title: A text makes a claim once for each speaker
-- reason: Two rows with one statement would count twice; what a text says again in other words is related as restates.
-- severity: error
-- message: {claim_id} says what {other} says
-- hint: remove one
SELECT ref, 'statement' AS field, claim_id, other
FROM (
  SELECT ref, claim_id,
         min(claim_id) OVER (PARTITION BY source_id, speaker_id, statement) AS other
  FROM claims
)
WHERE claim_id <> other
