-- Which kinds of organisation are missing where.
-- One row a borough that is asked for and a kind of organisation, in order. An organisation stands in a borough that the
-- list says it serves, and in one where it has people who took part.
--
-- with contributions_in_question
--
-- gss_code      code   the borough
-- area          label  its name
-- code          code   the kind of organisation
-- kind          label  its name
-- heard         count  organisations of this kind that stand here and were heard
-- silent        count  those invited that serve this borough and were not heard
-- not_invited   count  those listed and not invited that serve it and were not heard
WITH heard_organisations AS (
    SELECT DISTINCT organisation FROM contributions_in_question WHERE organisation IS NOT NULL),
stand AS (
    SELECT organisation, gss_code FROM organisation_areas
    UNION
    SELECT organisation, gss_code FROM contributions_in_question WHERE organisation IS NOT NULL),
counted AS (
    SELECT s.gss_code, o.kind,
           count(CASE WHEN h.organisation IS NOT NULL THEN 1 END) AS heard,
           count(CASE WHEN h.organisation IS NULL AND o.invited THEN 1 END) AS silent,
           count(CASE WHEN h.organisation IS NULL AND NOT o.invited THEN 1 END) AS not_invited
    FROM stand AS s
    JOIN organisations AS o ON o.organisation = s.organisation
    LEFT JOIN heard_organisations AS h ON h.organisation = s.organisation
    GROUP BY s.gss_code, o.kind)
SELECT a.gss_code, a.name AS area, v.code, v.name AS kind,
       coalesce(c.heard, 0) AS heard, coalesce(c.silent, 0) AS silent, coalesce(c.not_invited, 0) AS not_invited
FROM areas AS a
CROSS JOIN vocabulary AS v
LEFT JOIN counted AS c ON c.gss_code = a.gss_code AND c.kind = v.code
WHERE a.kind = 'borough' AND v.vocabulary = 'organisation_kind'
  AND ($all_areas OR a.gss_code IN ($areas)) AND ($all_organisation_kinds OR v.code IN ($organisation_kinds))
ORDER BY a.position, v.position, v.code
