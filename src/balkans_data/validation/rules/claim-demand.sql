-- title: A demand is nobody's fact
-- reason: What should be done follows from values; no data decide it.
-- severity: error
-- message: a normative claim is said to be {checkability}
-- hint: write opinion
SELECT ref, 'checkability' AS field, checkability
FROM claims
WHERE claim_type = 'normative' AND checkability <> 'opinion'
