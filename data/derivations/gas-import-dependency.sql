-- Eurostat's energy dependency, for natural gas: net imports over gross available energy, for which
-- "Inland consumption - calculated" of the gas balance stands (production, other sources, imports
-- less exports, change in stock). Gross counting (D) and its breaks (B) are in imports and exports
-- alike and cancel in net imports, so those two do not carry over; every other status does, with its note.
SELECT
    supply.actor_id,
    supply.counterpart_id,
    supply.period,
    100.0 * (imports.value - exports.value) / supply.value AS value,
    CASE
        WHEN 'U' IN (imports.obs_status, exports.obs_status, supply.obs_status) THEN 'U'
        WHEN imports.obs_status NOT IN ('A', 'B', 'D') THEN imports.obs_status
        WHEN exports.obs_status NOT IN ('A', 'B', 'D') THEN exports.obs_status
        ELSE supply.obs_status
    END AS obs_status,
    supply.territory,
    supply.source_id,
    CASE
        WHEN imports.obs_status NOT IN ('A', 'B', 'D') THEN imports.note
        WHEN exports.obs_status NOT IN ('A', 'B', 'D') THEN exports.note
        ELSE supply.note
    END AS note
FROM statistics AS supply
INNER JOIN statistics AS imports
    ON imports.indicator_id = 'gas-imports'
    AND imports.counterpart_id = 'WLD'
    AND imports.actor_id = supply.actor_id
    AND imports.period = supply.period
INNER JOIN statistics AS exports
    ON exports.indicator_id = 'gas-exports'
    AND exports.actor_id = supply.actor_id
    AND exports.period = supply.period
WHERE supply.indicator_id = 'gas-supply'
    AND supply.value > 0
