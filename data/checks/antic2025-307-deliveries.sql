-- Shares of suppliers in the newest five years that had ended, members of NATO and others.
-- Who is no member follows from a complete list. Russia, which the text says has dropped out, does not help to refute.
WITH shares AS (
    SELECT counterpart_id, "period", period_max_day, value, ref FROM reported_figures
    WHERE indicator_id = 'arms-import-share-sipri' AND actor_id = 'SRB' AND period_max_day <= :as_of_day
      AND :as_of_day - period_max_day <= 1096
      AND source_id NOT IN (SELECT source_id FROM claims WHERE claim_id = 'antic2025-307')
),
newest AS (
    SELECT s.counterpart_id, s.value, s.ref, m.ref AS member_ref
    FROM shares AS s
    LEFT JOIN standing AS m
        ON m.actor_id = s.counterpart_id AND m.track = 'nato-membership' AND m.status = 'member'
    WHERE s.period_max_day = (SELECT max(period_max_day) FROM shares)
),
complete AS (
    SELECT ref FROM covering WHERE coverage_id = 'nato-members'
),
sums AS (
    SELECT
        sum(CASE WHEN member_ref IS NOT NULL THEN value ELSE 0 END) AS inside,
        sum(CASE WHEN member_ref IS NULL AND counterpart_id <> 'RUS' THEN value ELSE 0 END) AS outside
    FROM newest
),
level AS (
    SELECT value FROM thresholds WHERE threshold_id = 'main'
)
SELECT
    (SELECT CASE
        WHEN inside > (SELECT value FROM level) THEN 1
        WHEN (SELECT count(*) FROM complete) > 0 AND outside >= 100 - (SELECT value FROM level) THEN 0
    END FROM sums) AS holds,
    (SELECT CAST(outside AS INTEGER) || ' per cent from others than NATO and Russia' FROM sums) AS observed,
    (SELECT count(*) = 0 FROM newest) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM newest
        UNION SELECT member_ref FROM newest WHERE member_ref IS NOT NULL
        UNION SELECT ref FROM complete
        UNION SELECT ref FROM thresholds WHERE threshold_id = 'main'
    )) AS evidence
