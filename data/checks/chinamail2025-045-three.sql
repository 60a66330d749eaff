-- The three benefits that the claim names; only visas required of all six would refute.
WITH visas AS (
    SELECT s.ref, s.actor_id, s.status
    FROM standing AS s
    INNER JOIN alignments AS a
        ON a.actor_id = s.actor_id
        AND a.track = 'region'
        AND a.partner_id = 'western-balkans'
        AND a.reading = 'eu'
    WHERE s.track = 'eu-visa'
), students AS (
    SELECT ref FROM happened WHERE event_id = 'srb-2019-erasmus-agreement'
), investment AS (
    SELECT ref, value
    FROM observations
    WHERE indicator_id = 'fdi-share' AND actor_id = 'SRB' AND counterpart_id = 'eu' AND period_max_day <= :as_of_day
)
SELECT
    CASE
        WHEN (SELECT count(DISTINCT actor_id) FROM visas) = 6 AND (SELECT sum(status = 'visa-free') FROM visas) = 0 THEN 0
        WHEN (SELECT sum(status <> 'visa-free') FROM visas) > 0 THEN NULL
        WHEN (SELECT max(value) FROM investment) <= (SELECT value FROM thresholds WHERE threshold_id = 'main') THEN NULL
        WHEN (SELECT count(*) FROM visas) > 0 THEN 1
    END AS holds,
    (SELECT count(*) FROM visas WHERE status = 'visa-free') AS observed,
    (SELECT 6 - count(DISTINCT actor_id) FROM visas)
    + CASE WHEN (SELECT count(*) FROM students) = 0 THEN 1 ELSE 0 END
    + CASE WHEN (SELECT count(*) FROM investment) = 0 THEN 1 ELSE 0 END AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM visas
            UNION SELECT ref FROM students
            UNION SELECT ref FROM investment
            UNION SELECT ref FROM thresholds WHERE threshold_id = 'main'
        )
    ) AS evidence
