-- title: A figure has no more decimals than its indicator
-- reason: More digits than the definition promises feign a precision that nobody has.
-- severity: error
-- message: {value:.15g} has more than {decimals} decimals, those of {indicator_id}
-- hint: round half to even; or raise decimals of the indicator if the source gives them
SELECT f.ref, 'value' AS field, f.value, i.decimals, i.indicator_id
FROM indicators AS i CROSS JOIN statistics AS f
-- One part in 10^15 is what the binary number may be off.
WHERE f.indicator_id = i.indicator_id AND abs(f.value - round(f.value, i.decimals)) > abs(f.value) * 1e-15
UNION ALL
SELECT f.ref, 'value', f.value, i.decimals, i.indicator_id
FROM indicators AS i CROSS JOIN derived_figures AS f
WHERE f.indicator_id = i.indicator_id AND abs(f.value - round(f.value, i.decimals)) > abs(f.value) * 1e-15
