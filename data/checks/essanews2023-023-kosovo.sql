-- Word and deed: a declaration of support not long ago, and recognition of Kosovo withheld to this day.
WITH stance AS (
    SELECT ref, status FROM standing WHERE track = 'recognition' AND actor_id = 'RUS' AND partner_id = 'XKX'
), words AS (
    SELECT ref
    FROM happened
    WHERE event_id IN (
        'rus-2020-support-serbia',
        'rus-2022-serbia-integrity-putin',
        'rus-2023-serbia-integrity-peskov',
        'rus-2025-serbia-integrity-lavrov'
    )
        AND day >= :as_of_day - 365.25 * (SELECT value FROM thresholds WHERE threshold_id = 'recent')
)
SELECT
    CASE
        WHEN max(status) = 'recognises' THEN 0
        WHEN max(status) = 'does-not-recognise' THEN 1
    END AS holds,
    max(status) AS observed,
    CASE WHEN (SELECT count(*) FROM words) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM stance
            UNION SELECT ref FROM words
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'recent'
        )
    ) AS evidence
FROM stance
