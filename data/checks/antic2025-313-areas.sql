-- Newest areas with cluster munition remnants (all of 1999) and with mines, if not too old to say something of the moment.
WITH recent AS (
    SELECT indicator_id, value, ref FROM reported_figures
    WHERE indicator_id IN ('cluster-munition-area', 'mined-area') AND actor_id = 'SRB'
      AND period_max_day <= :as_of_day AND :as_of_day - period_max_day <= 1096
),
newest AS (
    SELECT
        max(CASE WHEN indicator_id = 'cluster-munition-area' THEN value END) AS cluster,
        max(CASE WHEN indicator_id = 'mined-area' THEN value END) AS mined
    FROM recent
)
SELECT
    (SELECT CASE
        WHEN cluster > 0 AND cluster > mined THEN 1
        WHEN (SELECT count(*) FROM covering WHERE coverage_id = 'serbia-explosive-remnants') > 0 THEN 0
    END FROM newest) AS holds,
    (SELECT cluster FROM newest) AS observed,
    max(0, 2 - (SELECT count(DISTINCT indicator_id) FROM recent)) AS n_missing,
    (SELECT json_group_array(ref) FROM (
        SELECT ref FROM recent
        UNION SELECT ref FROM reported_figures
        WHERE indicator_id IN ('cluster-munition-area', 'mined-area') AND actor_id = 'SRB'
          AND period_max_day <= :as_of_day
        UNION SELECT ref FROM covering WHERE coverage_id = 'serbia-explosive-remnants'
    )) AS evidence
