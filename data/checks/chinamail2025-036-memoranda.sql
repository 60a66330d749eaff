-- Memoranda are plans; the link to Bulgaria is finished and not counted. The last act with each neighbour decides.
WITH acts AS (
    SELECT ref, kind, day, date, rank() OVER (PARTITION BY counterpart_id ORDER BY day DESC) AS place
    FROM happened
    WHERE event_id IN ('srb-2023-mkd-gas-memorandum', 'srb-2024-mkd-gas-memorandum', 'srb-2024-rou-gas-memorandum')
), plans AS (
    SELECT
        ref,
        date,
        CASE WHEN kind IN ('blocked', 'closure', 'suspension', 'withdrawal') THEN 1 ELSE 0 END AS ended,
        CASE
            WHEN (:as_of_day - day) / 365.25 <= (SELECT value FROM thresholds WHERE threshold_id = 'recent') THEN 1
            ELSE 0
        END AS recent
    FROM acts
    WHERE place = 1
), complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'serbia-gas-link-plans'
)
SELECT
    CASE
        WHEN sum(recent = 1 AND ended = 0) >= 2 THEN 1
        WHEN sum(ended = 0) = 0 AND (SELECT count(*) FROM complete) > 0 THEN 0
    END AS holds,
    max(date) AS observed,
    max(0, 2 - coalesce(sum(recent = 1 AND ended = 0), 0)) AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM plans
            UNION SELECT ref FROM complete
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM plans
