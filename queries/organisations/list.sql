-- Organisations heard, invited and silent.
-- One row an organisation that is listed, or has a participant under the filters; the most people first.
--
-- with people_heard
-- with days_heard
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
WITH areas_of_organisations AS (
    SELECT h.organisation, CASE WHEN a.kind = 'borough' THEN h.gss_code END AS borough, sum(h.people) AS participants,
           sum(h.ideas + h.comments + h.votes) AS contributions
    FROM people_heard AS h JOIN areas AS a ON a.gss_code = h.gss_code
    WHERE h.organisation IS NOT NULL
    GROUP BY h.organisation, h.gss_code, a.kind),
days_of_organisations AS (
    SELECT organisation, day FROM days_heard
    WHERE organisation IS NOT NULL AND day IS NOT NULL
    GROUP BY organisation, day HAVING sum(latest) > 0),
first_and_last AS (SELECT organisation, min(day) AS first_day, max(day) AS last_day FROM days_of_organisations GROUP BY organisation),
counted AS (
    SELECT c.organisation, CAST(sum(c.participants) AS BIGINT) AS participants, CAST(sum(c.contributions) AS BIGINT) AS contributions,
           count(DISTINCT c.borough) AS boroughs, min(f.first_day) AS first_day, max(f.last_day) AS last_day
    FROM areas_of_organisations AS c LEFT JOIN first_and_last AS f ON f.organisation = c.organisation
    GROUP BY c.organisation),
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
