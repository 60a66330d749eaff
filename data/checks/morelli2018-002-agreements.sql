-- The agreements that ended the four wars which began in the decade; the claim holds if each is of the 1990s.
SELECT
    CASE
        WHEN max(date_min) > '1999-12-31' OR min(date_max) < '1990-01-01' THEN 0
        WHEN max(date_max) <= '1999-12-31' AND min(date_min) >= '1990-01-01' THEN 1
    END AS holds,
    max(date_max) AS observed,
    max(0, 4 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM events
WHERE event_id IN (
    'svn-1991-brioni-agreement',
    'hrv-1995-erdut-agreement',
    'bih-1995-dayton-agreement',
    'scg-1999-kumanovo-agreement'
)
