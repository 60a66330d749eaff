-- title: A reported forecast is one by qualifier and by status
-- reason: Whoever leaves forecasts out by one of the two columns must not keep some by the other.
-- severity: error
-- message: qualifier is {qualifier}, but obs_status is {obs_status}
-- hint: qualifier forecast goes with obs_status F
SELECT ref, 'obs_status' AS field, qualifier, obs_status
FROM reported_figures
WHERE (qualifier = 'forecast') <> (obs_status = 'F')
