-- title: What is checked is coded as computable
-- reason: Either the tables decide the claim, and its coding says so, or a query pretends that they do.
-- severity: error
-- message: {claim_id} is coded {checkability}, yet a check is about it
-- hint: code the claim as computable, or remove the check
SELECT k.ref, 'claim_id' AS field, k.claim_id, c.checkability
FROM checks AS k
JOIN claims AS c ON c.claim_id = k.claim_id
WHERE c.checkability <> 'computable'
