-- How many of the drafts on Srebrenica use the word, by their titles or texts.
SELECT
    CASE WHEN count(*) >= 2 THEN sum(title LIKE '%genocide%') = count(*) END AS holds,
    sum(title LIKE '%genocide%') || ' of ' || count(*) AS observed,
    max(0, 2 - count(*)) AS n_missing,
    json_group_array(ref) AS evidence
FROM happened
WHERE kind = 'declaration' AND event_id LIKE '%-srebrenica-draft'
  AND counterpart_id IN ('un-security-council', 'un-general-assembly')
