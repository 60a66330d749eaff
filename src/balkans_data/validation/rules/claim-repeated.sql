-- title: A text makes a claim once for each speaker
-- reason: Two rows with one statement would count twice; what a text says again in other words is related as restates.
-- severity: error
-- message: {claim_id} says what {other} says
-- hint: remove one
SELECT b.ref, 'statement' AS field, b.claim_id, min(a.claim_id) AS other
FROM claims AS a
JOIN claims AS b
  ON b.statement = a.statement AND b.source_id = a.source_id AND b.speaker_id = a.speaker_id
 AND a.claim_id < b.claim_id
GROUP BY b.ref, b.claim_id
