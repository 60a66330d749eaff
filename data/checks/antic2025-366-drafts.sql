-- Drafts on Srebrenica, by whomever. A third one would refute two; fewer than two refute only where all are listed.
WITH drafts AS (
    SELECT event_id, ref FROM happened
    WHERE kind = 'declaration' AND event_id LIKE '%-srebrenica-draft' AND date BETWEEN '2015-01-01' AND '2024-12-31'
      AND counterpart_id IN ('un-security-council', 'un-general-assembly')
)
SELECT
    CASE
        WHEN count(*) > 2 THEN 0
        WHEN count(*) = 2 THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'srebrenica-drafts') > 0 THEN 0
    END AS holds,
    count(*) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM drafts UNION SELECT ref FROM covering WHERE coverage_id = 'srebrenica-drafts'
    )) AS evidence
FROM drafts
