-- title: What is to come is a forecast, and a forecast is about what is to come
-- reason: The verdict on a prediction can only be sought in later data.
-- severity: error
-- message: it is {claim_type}, but its checkability is {checkability}
-- hint: write forecast for what is predicted (opinion, if no data would settle it), and for nothing else
SELECT ref, 'checkability' AS field, claim_type, checkability
FROM claims
WHERE (checkability = 'forecast' AND claim_type IN ('factual', 'evaluative'))
   OR (claim_type = 'predictive' AND checkability NOT IN ('forecast', 'opinion'))
