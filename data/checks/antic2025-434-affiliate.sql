-- Owner and affiliation of the channel; a spell that has ended refutes, one last seen over three years ago is silent.
SELECT
    CASE
        WHEN sum(track = 'ownership') > 0 AND NOT EXISTS (
            SELECT 1 FROM standing WHERE track = 'ownership' AND actor_id = 'n1' AND partner_id = 'united-group'
        ) THEN 0
        WHEN sum(track = 'news-affiliation') > 0 AND NOT EXISTS (
            SELECT 1 FROM standing WHERE track = 'news-affiliation' AND actor_id = 'n1' AND partner_id = 'cnn'
        ) THEN 0
        WHEN sum(track = 'ownership') > 0
            AND sum(track = 'news-affiliation' AND last_seen_max_day > :as_of_day - 1096) > 0 THEN 1
    END AS holds,
    max(CASE WHEN track = 'news-affiliation' THEN partner_id END) AS observed,
    max(0, 2 - count(DISTINCT track)) AS n_missing,
    json_group_array(ref) AS evidence
FROM spells
WHERE track IN ('ownership', 'news-affiliation') AND actor_id = 'n1' AND begins_day <= :as_of_day
