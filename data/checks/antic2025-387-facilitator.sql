-- Whether the EU facilitates the dialogue; a part that has ended refutes, another facilitator does not.
SELECT
    CASE
        WHEN count(*) > 0 THEN EXISTS (
            SELECT 1
            FROM standing
            WHERE track = 'belgrade-pristina-dialogue' AND actor_id = 'eu' AND status = 'facilitator'
        )
    END AS holds,
    max(begins) AS observed,
    count(*) = 0 AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE
    track = 'belgrade-pristina-dialogue' AND actor_id = 'eu' AND status = 'facilitator'
    AND begins_day <= :as_of_day
