-- True counts of every declared combination, and of no other: what is published is decided from these, cell by cell.
-- Areas, roles, kinds and phases nobody stands in are there with nought.
-- Contributions are read three times, by few columns each: for people who gave something without a day, for how much was
-- given, and for the votes of each person.
CREATE TEMP TABLE given_on AS
SELECT person, day FROM release.rollup_person_days WHERE person IS NOT NULL
UNION ALL
SELECT DISTINCT person, day FROM release.contributions WHERE person IS NOT NULL AND day IS NULL;

CREATE TEMP TABLE given AS
SELECT p.person, p.gss_code, p.role, p.organisation_kind FROM release.people AS p WHERE p.person IN (SELECT person FROM given_on);

CREATE TEMP TABLE given_in_phases AS
SELECT DISTINCT h.phase, g.person FROM given_on AS g JOIN release.phases AS h ON g.day BETWEEN h.start_day AND h.end_day;

CREATE TEMP TABLE people_by_combination AS
SELECT 'london' AS combination, NULL::VARCHAR AS phase, NULL::VARCHAR AS gss_code, NULL::VARCHAR AS value, NULL::DATE AS month, count(*) AS people
FROM given
UNION ALL
SELECT 'borough', NULL, a.gss_code, NULL, NULL, count(g.person) FROM release.areas AS a LEFT JOIN given AS g USING (gss_code) GROUP BY a.gss_code
UNION ALL
SELECT 'phase', h.phase, NULL, NULL, NULL, count(g.person) FROM release.phases AS h LEFT JOIN given_in_phases AS g USING (phase) GROUP BY h.phase
UNION ALL
SELECT 'phase x borough', h.phase, a.gss_code, NULL, NULL, count(g.person)
FROM release.phases AS h CROSS JOIN release.areas AS a
LEFT JOIN (SELECT i.phase, p.gss_code, p.person FROM given_in_phases AS i JOIN given AS p USING (person)) AS g ON g.phase = h.phase AND g.gss_code = a.gss_code
GROUP BY h.phase, a.gss_code
UNION ALL
SELECT 'role', NULL, NULL, v.code, NULL, count(g.person)
FROM release.vocabulary AS v LEFT JOIN given AS g ON g.role = v.code WHERE v.vocabulary = 'role' GROUP BY v.code
UNION ALL
SELECT 'organisation kind', NULL, NULL, v.code, NULL, count(g.person)
FROM release.vocabulary AS v LEFT JOIN given AS g ON g.organisation_kind = v.code WHERE v.vocabulary = 'organisation_kind' GROUP BY v.code
UNION ALL
SELECT 'month', NULL, NULL, NULL, month, count(DISTINCT person)
FROM (SELECT person, CAST(date_trunc('month', day) AS DATE) AS month FROM given_on WHERE day IS NOT NULL) GROUP BY month;

CREATE TEMP TABLE counted_people AS
SELECT row_number() OVER (ORDER BY combination, phase NULLS FIRST, gss_code NULLS FIRST, value NULLS FIRST, month NULLS FIRST) AS place, *
FROM people_by_combination;

-- Votes on the ideas of a principle, and (direct) on the principle itself, for London (no area) and by area. A scale of
-- 1 to 5 is folded: 1 and 2 are against, 3 is neutral, 4 and 5 are for.
CREATE TEMP TABLE voted AS
WITH cast_votes AS (
    SELECT principle, direct, person, CASE WHEN t.vote_scale = '1-5' THEN value - 3 ELSE value END AS side
    FROM release.contributions CROSS JOIN (SELECT vote_scale FROM release.programme) AS t
    WHERE kind = 'vote' AND NOT superseded AND principle IS NOT NULL AND person IS NOT NULL),
of_people AS (
    SELECT principle, direct, person, count(*) AS n, count(*) FILTER (side > 0) AS n_for, count(*) FILTER (side < 0) AS n_against, count(*) FILTER (side = 0) AS n_neutral
    FROM cast_votes GROUP BY principle, direct, person)
SELECT v.*, p.gss_code FROM of_people AS v JOIN given AS p USING (person);

-- How many times wider the interval of London's share for is than over single votes (queries/stats/votes.py). It is rounded
-- up to a tenth: the exact number is made of true counts.
CREATE TEMP TABLE design_effects AS
WITH sums AS (
    SELECT principle, direct, count(*) AS k, sum(n) AS n, sum(n_for) / sum(n) AS p, sum(n * n) AS n_sq, sum(n_for * n_for) AS for_sq, sum(n_for * n) AS for_n
    FROM voted GROUP BY principle, direct)
SELECT principle, direct, greatest(1, ceil(10 * k / (k - 1) * (for_sq - 2 * p * for_n + p * p * n_sq) / n / (p * (1 - p)) - 1e-6) / 10) AS deff
FROM sums WHERE NOT direct AND k > 1 AND p > 0 AND p < 1
UNION ALL
SELECT principle, direct, 1 FROM sums WHERE direct AND k > 1 AND p > 0 AND p < 1;

CREATE TEMP TABLE counted_votes AS
WITH counted AS (
    SELECT principle, direct, gss_code, count(*) AS people, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral
    FROM voted GROUP BY GROUPING SETS ((principle, direct), (principle, direct, gss_code)))
SELECT row_number() OVER (ORDER BY c.principle, c.direct, c.gss_code NULLS FIRST) AS place, c.*, CASE WHEN c.gss_code IS NULL THEN e.deff END AS deff
FROM counted AS c LEFT JOIN design_effects AS e ON e.principle = c.principle AND e.direct = c.direct;

-- Ideas, comments and latest votes: in the whole programme (no phase), and in each phase as it stood on its last day.
CREATE TEMP TABLE amounts AS
SELECT kind, day, superseded, superseded_on, count(*) AS n FROM release.contributions WHERE person IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE counted_contributions AS
WITH kinds AS (SELECT kind FROM (VALUES ('idea'), ('comment'), ('vote')) AS k (kind)),
in_phases AS (
    SELECT h.phase, a.kind, a.n FROM amounts AS a JOIN release.phases AS h ON a.day BETWEEN h.start_day AND h.end_day
    WHERE NOT a.superseded OR a.superseded_on > h.end_day),
counted AS (
    SELECT NULL::VARCHAR AS phase, k.kind, CAST(coalesce(sum(a.n), 0) AS BIGINT) AS contributions
    FROM kinds AS k LEFT JOIN amounts AS a ON a.kind = k.kind AND NOT a.superseded GROUP BY k.kind
    UNION ALL
    SELECT h.phase, k.kind, CAST(coalesce(sum(a.n), 0) AS BIGINT)
    FROM release.phases AS h CROSS JOIN kinds AS k LEFT JOIN in_phases AS a ON a.kind = k.kind AND a.phase = h.phase
    GROUP BY h.phase, k.kind)
SELECT row_number() OVER (ORDER BY phase NULLS FIRST, kind) AS place, * FROM counted;

-- Organisations are not people: their counts are exact.
CREATE TEMP TABLE counted_organisations AS
WITH taking_part AS (SELECT DISTINCT organisation FROM release.people WHERE takes_part AND organisation IS NOT NULL),
counted AS (
    SELECT 'london' AS combination, NULL::VARCHAR AS value, count(*) AS organisations FROM taking_part
    UNION ALL
    SELECT 'kind', o.kind, count(*) FROM release.organisations AS o JOIN taking_part USING (organisation) GROUP BY o.kind
    UNION ALL
    SELECT 'borough', a.gss_code, count(DISTINCT t.organisation)
    FROM release.areas AS a
    LEFT JOIN (SELECT DISTINCT organisation, gss_code FROM release.people WHERE takes_part AND organisation IS NOT NULL) AS t USING (gss_code)
    GROUP BY a.gss_code
    UNION ALL
    SELECT 'response', kind, count(*) FROM release.responses GROUP BY kind)
SELECT row_number() OVER (ORDER BY combination, value NULLS FIRST) AS place, * FROM counted;
