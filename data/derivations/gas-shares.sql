-- Imports from the counterpart, and liquefied gas from anywhere, over imports of all gas from all (WLD),
-- by gross calorific value. The worse status of the two stays, U before all others, and what is said of
-- either input stays: a share of a doubtful figure is as doubtful.
SELECT
    CASE part.indicator_id WHEN 'gas-imports' THEN 'gas-import-share' ELSE 'lng-import-share' END AS indicator_id,
    part.actor_id,
    CASE part.counterpart_id WHEN 'WLD' THEN '_Z' ELSE part.counterpart_id END AS counterpart_id,
    part.period,
    100.0 * part.value / whole.value AS value,
    CASE
        WHEN part.obs_status = 'U' OR whole.obs_status = 'U' THEN 'U'
        WHEN part.obs_status = 'A' THEN whole.obs_status
        ELSE part.obs_status
    END AS obs_status,
    part.territory,
    part.source_id,
    CASE
        WHEN part.note IS NULL THEN whole.note
        WHEN whole.note IS NULL OR whole.note = part.note THEN part.note
        WHEN whole.note LIKE part.note || '%' THEN whole.note
        ELSE part.note || '; ' || whole.note
    END AS note
FROM statistics AS part
INNER JOIN statistics AS whole
    ON whole.indicator_id = 'gas-imports'
    AND whole.counterpart_id = 'WLD'
    AND whole.actor_id = part.actor_id
    AND whole.period = part.period
WHERE (part.indicator_id = 'gas-imports' AND part.counterpart_id <> 'WLD'
        OR part.indicator_id = 'lng-imports' AND part.counterpart_id = 'WLD')
    AND whole.value > 0
