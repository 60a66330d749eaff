-- The attempt is shown by Russia's declaration before the accession; that it failed, by the membership.
WITH against AS (
    SELECT ref, day FROM happened WHERE event_id = 'mne-2016-russia-against-nato-membership'
),
joined AS (
    SELECT ref, begins, begins_day
    FROM spells
    WHERE track = 'nato-membership' AND status = 'member' AND actor_id = 'MNE'
)
SELECT
    CASE
        WHEN j.begins > '2018-01-31' THEN 0
        WHEN (SELECT max(day) FROM against) < j.begins_day THEN 1
    END AS holds,
    j.begins AS observed,
    max(0, 1 - (SELECT count(*) FROM against)) AS n_missing,
    (SELECT json_group_array(ref) FROM (SELECT ref FROM against UNION SELECT ref FROM joined)) AS evidence
FROM (SELECT max(begins) AS begins, max(begins_day) AS begins_day FROM joined) AS j
