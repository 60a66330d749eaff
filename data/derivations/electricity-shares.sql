-- Sources of electricity over the generation that Ember gives, which also holds sources without an
-- indicator here; wind and sun together, where both are known. The worse status stays.
WITH parts AS (
    SELECT
        CASE indicator_id
            WHEN 'electricity-from-wind' THEN 'electricity-share-wind-solar'
            WHEN 'electricity-from-solar' THEN 'electricity-share-wind-solar'
            ELSE 'electricity-share-' || substr(indicator_id, 18)
        END AS indicator_id,
        actor_id,
        period,
        value,
        obs_status,
        note
    FROM statistics
    WHERE indicator_id IN (
        'electricity-from-coal', 'electricity-from-gas', 'electricity-from-hydro', 'electricity-from-nuclear',
        'electricity-from-solar', 'electricity-from-wind'
    )
)
SELECT
    parts.indicator_id,
    whole.actor_id,
    whole.counterpart_id,
    whole.period,
    100.0 * sum(parts.value) / whole.value AS value,
    CASE WHEN max(parts.obs_status) = 'A' THEN whole.obs_status ELSE max(parts.obs_status) END AS obs_status,
    whole.territory,
    whole.source_id,
    max(parts.note) AS note
FROM statistics AS whole
INNER JOIN parts
    ON parts.actor_id = whole.actor_id
    AND parts.period = whole.period
WHERE whole.indicator_id = 'electricity-generation'
    AND whole.value > 0
GROUP BY
    parts.indicator_id, whole.actor_id, whole.counterpart_id, whole.period, whole.value, whole.obs_status,
    whole.territory, whole.source_id
HAVING count(*) = CASE parts.indicator_id WHEN 'electricity-share-wind-solar' THEN 2 ELSE 1 END
