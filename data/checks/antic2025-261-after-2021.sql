-- A year is known if exercises with Russia are counted, or if there were none, or none but with one other partner.
WITH counted AS (
    SELECT "period", value, counterpart_id, ref FROM reported_figures
    WHERE indicator_id = 'joint-military-exercises' AND actor_id = 'SRB'
      AND period_min >= '2022-01-01' AND period_max_day <= :as_of_day
      AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-261')
),
years AS (
    SELECT
        "period",
        max(CASE WHEN counterpart_id = 'RUS' THEN value END) AS with_russia,
        max(CASE WHEN counterpart_id = 'WLD' THEN value END)
            - coalesce(max(CASE WHEN counterpart_id NOT IN ('WLD', 'RUS') THEN value END), 0) AS others
    FROM counted GROUP BY "period"
),
known AS (
    SELECT "period", coalesce(with_russia, CASE WHEN others = 0 THEN 0 END) AS with_russia FROM years
)
SELECT
    CASE
        WHEN max(with_russia) > 0 THEN 0
        WHEN count(with_russia) > 0 THEN 1
    END AS holds,
    count(with_russia) || ' years known' AS observed,
    max(0, CAST(substr(:as_of, 1, 4) AS INTEGER) - 2022 - count(with_russia)) AS n_missing,
    (SELECT json_group_array(ref) FROM counted) AS evidence
FROM known
