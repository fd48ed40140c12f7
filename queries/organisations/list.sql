-- Organisations heard, invited and silent.
-- One row an organisation that is listed, or has a participant under the filters; the most people first.
--
-- with contributions_in_question
--
-- organisation   number  its number in this release
-- name           label   its name
-- kind           label   what kind of organisation it is
-- invited        yes_no  whether it was invited
-- staff          number  how many of its staff were invited, where that is known
-- participants   people  its people who gave at least one idea, comment or vote
-- contributions  count   their ideas, comments and latest votes
-- boroughs       count   of the 32 boroughs, those its people who took part are in
-- first_day      day     day of the first contribution
-- last_day       day     day of the last one
WITH contributions_of_organisations AS (
    SELECT c.organisation, c.person, c.day, CASE WHEN a.kind = 'borough' THEN c.gss_code END AS borough
    FROM contributions_in_question AS c JOIN areas AS a ON a.gss_code = c.gss_code
    WHERE c.organisation IS NOT NULL),
counted AS (
    SELECT organisation, count(DISTINCT person) AS participants, count(*) AS contributions,
           count(DISTINCT borough) AS boroughs, min(day) AS first_day, max(day) AS last_day
    FROM contributions_of_organisations GROUP BY organisation),
boroughs_served AS (
    SELECT organisation, max(CASE WHEN gss_code IN ($areas) THEN 1 ELSE 0 END) AS asked_for
    FROM organisation_areas GROUP BY organisation)
SELECT o.organisation, o.name, v.name AS kind, o.invited, o.staff,
       coalesce(c.participants, 0) AS participants, coalesce(c.contributions, 0) AS contributions,
       coalesce(c.boroughs, 0) AS boroughs, c.first_day, c.last_day
FROM organisations AS o
LEFT JOIN counted AS c ON c.organisation = o.organisation
LEFT JOIN boroughs_served AS b ON b.organisation = o.organisation
LEFT JOIN vocabulary AS v ON v.vocabulary = 'organisation_kind' AND v.code = o.kind
WHERE c.organisation IS NOT NULL
   OR (o.listed AND ($all_areas OR b.asked_for = 1) AND ($all_organisation_kinds OR o.kind IN ($organisation_kinds)))
ORDER BY participants DESC, contributions DESC, o.name
