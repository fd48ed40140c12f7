-- The funders' file: published aggregates of declared combinations, and public facts. Never a row of a person.
-- A count of people from 1 to 7 is NULL (hidden), others are to the nearest 5, nought is nought.
CREATE TABLE published.programme AS SELECT name, made_up, start_day, end_day, framework, vote_scale, fingerprint FROM release.programme;
CREATE TABLE published.phases AS SELECT phase, name, start_day, end_day FROM release.phases;
CREATE TABLE published.events AS SELECT event, name, day FROM release.events;
CREATE TABLE published.areas AS SELECT gss_code, name, kind, position FROM release.areas;
CREATE TABLE published.area_groups AS SELECT level, group_code, group_name, gss_code, position FROM release.area_groups;
CREATE TABLE published.population AS SELECT gss_code, year, residents FROM release.population;
CREATE TABLE published.frameworks AS SELECT framework, name FROM release.frameworks;
CREATE TABLE published.principles AS SELECT principle, framework, code, name, meaning, position FROM release.principles;
CREATE TABLE published.principle_items AS SELECT framework, item, principle FROM release.principle_items;
CREATE TABLE published.vocabulary AS SELECT vocabulary, code, name, position FROM release.vocabulary;

CREATE TEMP TABLE given AS
SELECT c.person, c.kind, c.principle, c.direct, c.value, c.superseded, c.gss_code, c.role, c.organisation_kind, p.phase, CAST(date_trunc('month', c.day) AS DATE) AS month
FROM release.contributions AS c LEFT JOIN release.phases AS p ON c.day BETWEEN p.start_day AND p.end_day
WHERE c.person IS NOT NULL;

-- People, by each declared combination. Areas and roles nobody came from are there with nought.
CREATE TEMP TABLE people_counted AS
SELECT 'london' AS combination, NULL::VARCHAR AS phase, NULL::VARCHAR AS gss_code, NULL::VARCHAR AS value, NULL::DATE AS month, count(DISTINCT person) AS people
FROM given
UNION ALL
SELECT 'borough', NULL, a.gss_code, NULL, NULL, count(DISTINCT g.person) FROM release.areas AS a LEFT JOIN given AS g USING (gss_code) GROUP BY a.gss_code
UNION ALL
SELECT 'phase', h.phase, NULL, NULL, NULL, count(DISTINCT g.person) FROM release.phases AS h LEFT JOIN given AS g USING (phase) GROUP BY h.phase
UNION ALL
SELECT 'phase x borough', h.phase, a.gss_code, NULL, NULL, count(DISTINCT g.person)
FROM release.phases AS h CROSS JOIN release.areas AS a LEFT JOIN given AS g ON g.phase = h.phase AND g.gss_code = a.gss_code GROUP BY h.phase, a.gss_code
UNION ALL
SELECT 'role', NULL, NULL, v.code, NULL, count(DISTINCT g.person)
FROM release.vocabulary AS v LEFT JOIN given AS g ON g.role = v.code WHERE v.vocabulary = 'role' GROUP BY v.code
UNION ALL
SELECT 'organisation kind', NULL, NULL, v.code, NULL, count(DISTINCT g.person)
FROM release.vocabulary AS v LEFT JOIN given AS g ON g.organisation_kind = v.code WHERE v.vocabulary = 'organisation_kind' GROUP BY v.code
UNION ALL
SELECT 'month', NULL, NULL, NULL, month, count(DISTINCT person) FROM given WHERE month IS NOT NULL GROUP BY month;

-- Where one cell of a list is hidden alone, the smallest other one is hidden with it, so that no sum gives it away.
CREATE TABLE published.published_people AS
WITH judged AS (
    SELECT combination, phase, gss_code, value, month, people, people BETWEEN 1 AND $threshold - 1 AS small,
           count(*) FILTER (people BETWEEN 1 AND $threshold - 1) OVER (PARTITION BY combination, phase IS NOT NULL AND gss_code IS NOT NULL, CASE WHEN gss_code IS NOT NULL THEN phase END) AS hidden_in_list,
           row_number() OVER (PARTITION BY combination, CASE WHEN gss_code IS NOT NULL THEN phase END, people >= $threshold
                              ORDER BY people, phase, gss_code, value, month) AS place
    FROM people_counted)
SELECT combination, phase, gss_code, value, month,
       CASE WHEN small OR (hidden_in_list = 1 AND people >= $threshold AND place = 1 AND combination <> 'london') THEN NULL
            ELSE CAST(CASE WHEN people = 0 THEN 0 ELSE greatest(round(people / $base), 1) * $base END AS BIGINT) END AS people
FROM judged;

-- Votes on the ideas of a principle, and (direct) on the principle itself, for London and by borough. A row in which any
-- count is from 1 to 7 is hidden: so few votes may be so few people. Votes on a scale of 1 to 5 are not published.
CREATE TABLE published.published_votes AS
WITH counted AS (
    SELECT principle, direct, gss_code, count(DISTINCT person) AS people, count(*) FILTER (value > 0) AS n_for,
           count(*) FILTER (value < 0) AS n_against, count(*) FILTER (value = 0) AS n_neutral
    FROM given
    WHERE kind = 'vote' AND NOT superseded AND principle IS NOT NULL AND (SELECT vote_scale FROM release.programme) <> '1-5'
    GROUP BY GROUPING SETS ((principle, direct), (principle, direct, gss_code)))
SELECT principle, direct, gss_code, people >= $threshold AND (people >= $extreme OR (n_for > 0 AND n_against > 0))
       AND n_for NOT BETWEEN 1 AND $threshold - 1 AND n_against NOT BETWEEN 1 AND $threshold - 1
       AND n_neutral NOT BETWEEN 1 AND $threshold - 1 AS shown,
       CASE WHEN shown THEN CAST(CASE WHEN people = 0 THEN 0 ELSE greatest(round(people / $base), 1) * $base END AS BIGINT) END AS people,
       CASE WHEN shown THEN CAST(CASE WHEN n_for = 0 THEN 0 ELSE greatest(round(n_for / $base), 1) * $base END AS BIGINT) END AS n_for,
       CASE WHEN shown THEN CAST(CASE WHEN n_against = 0 THEN 0 ELSE greatest(round(n_against / $base), 1) * $base END AS BIGINT) END AS n_against,
       CASE WHEN shown THEN CAST(CASE WHEN n_neutral = 0 THEN 0 ELSE greatest(round(n_neutral / $base), 1) * $base END AS BIGINT) END AS n_neutral
FROM counted;

-- Organisations are not people: their counts are exact.
CREATE TABLE published.published_organisations AS
WITH taking_part AS (SELECT DISTINCT organisation FROM release.people WHERE takes_part AND organisation IS NOT NULL)
SELECT 'london' AS combination, NULL::VARCHAR AS value, count(*) AS organisations FROM taking_part
UNION ALL
SELECT 'kind', o.kind, count(*) FROM release.organisations AS o JOIN taking_part USING (organisation) GROUP BY o.kind
UNION ALL
SELECT 'borough', a.gss_code, count(DISTINCT t.organisation)
FROM release.areas AS a
LEFT JOIN (SELECT DISTINCT organisation, gss_code FROM release.people WHERE takes_part AND organisation IS NOT NULL) AS t USING (gss_code)
GROUP BY a.gss_code
UNION ALL
SELECT 'response', kind, count(*) FROM release.responses GROUP BY kind;
