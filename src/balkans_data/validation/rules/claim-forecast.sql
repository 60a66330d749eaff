-- title: What is to come is a forecast, and a forecast is about what is to come
-- reason: The verdict on a prediction can only be sought in later data.
-- severity: error
-- message: it is {claim_type}, but its checkability is {checkability}
SELECT ref, 'checkability' AS field, claim_type, checkability
FROM claims
WHERE (checkability = 'forecast' AND claim_type NOT IN ('predictive', 'causal', 'comparative'))
   OR (claim_type = 'predictive' AND checkability NOT IN ('forecast', 'opinion'))
