-- The codes in use now, one row an actor. Former codes, with their dates, are in `names`.
CREATE VIEW codes AS
SELECT actor_id,
       min(CASE WHEN scheme = 'iso-alpha2' THEN name END) AS iso_alpha2,
       min(CASE WHEN scheme = 'iso-alpha3' THEN name END) AS iso_alpha3,
       min(CASE WHEN scheme = 'iso-numeric' THEN name END) AS iso_numeric,
       min(CASE WHEN scheme = 'iso-3166-2' THEN name END) AS iso_3166_2,
       min(CASE WHEN scheme = 'm49' THEN name END) AS m49,
       min(CASE WHEN scheme = 'cow' THEN name END) AS cow,
       min(CASE WHEN scheme = 'cow-abbrev' THEN name END) AS cow_abbrev,
       min(CASE WHEN scheme = 'gw' THEN name END) AS gw,
       min(CASE WHEN scheme = 'gw-abbrev' THEN name END) AS gw_abbrev,
       min(CASE WHEN scheme = 'vdem' THEN name END) AS vdem,
       min(CASE WHEN scheme = 'world-bank' THEN name END) AS world_bank,
       min(CASE WHEN scheme = 'eurostat' THEN name END) AS eurostat,
       min(CASE WHEN scheme = 'ioc' THEN name END) AS ioc,
       min(CASE WHEN scheme = 'fips' THEN name END) AS fips
FROM names
WHERE form = 'code' AND "end" = '..'
GROUP BY actor_id
