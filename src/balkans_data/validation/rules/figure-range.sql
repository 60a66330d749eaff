-- title: A range goes upwards
-- reason: The upper end of a range lies above the lower one; a single figure has no upper end.
-- severity: error
-- message: {value_high:.12g} is not above {value:.12g}
-- hint: value is the lower end
SELECT ref, 'value_high' AS field, value, value_high
FROM reported_figures
WHERE value_high <= value
