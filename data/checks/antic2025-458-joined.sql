-- For each state: a spell of alignment that reaches into the time since 2014. A state is missing where none is
-- known, and refutes only where Serbia is known not to have joined in the whole time.
WITH since AS (
    SELECT min(day) AS day FROM happened WHERE event_id = 'vucic-2014-prime-minister'
), named (state) AS (
    VALUES ('HTI'), ('LBN'), ('COD'), ('MMR'), ('SYR')
), joined AS (
    SELECT
        s.ref, s.partner_id, s.status,
        s.status = 'not-aligned' AND s.begins_day <= since.day AND s.ends_day > :as_of_day AS never
    FROM spells AS s
    CROSS JOIN since
    WHERE
        s.actor_id = 'SRB' AND s.track = 'eu-measures-alignment' AND s.partner_id <> 'BLR'
        AND s.begins_day <= :as_of_day AND s.ends_day > since.day
), counted AS (
    SELECT
        (SELECT count(*) FROM named WHERE state IN (SELECT partner_id FROM joined WHERE status = 'aligned')) AS n_named,
        (
            SELECT count(*)
            FROM named
            WHERE state NOT IN (SELECT partner_id FROM joined WHERE status = 'aligned' OR never)
        ) AS n_unknown,
        (
            SELECT count(DISTINCT partner_id)
            FROM joined
            WHERE status = 'aligned' AND partner_id NOT IN (SELECT state FROM named)
        ) AS n_others
)
SELECT
    CASE
        WHEN n_named + n_unknown < (SELECT count(*) FROM named) THEN 0
        WHEN n_named = (SELECT count(*) FROM named)
            AND n_others >= (SELECT value FROM thresholds WHERE threshold_id = 'several') THEN 1
    END AS holds,
    n_named AS observed,
    n_unknown AS n_missing,
    (
        SELECT json_group_array(ref)
        FROM (
            SELECT ref FROM joined
            UNION
            SELECT ref FROM happened WHERE event_id = 'vucic-2014-prime-minister'
            UNION
            SELECT ref FROM thresholds WHERE threshold_id = 'several'
        )
    ) AS evidence
FROM counted
