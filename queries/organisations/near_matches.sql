-- Names that are probably one organisation.
-- One row a pair of names that a lead has not decided on, the most alike first. Of the whole programme, without filters.
--
-- name                code    a name
-- near                code    the name of the organisation that it probably is; of a listed one the name as listed
-- likeness            number  how many of the letters of both are in words that both have, up to 1
-- kind                label   what kind of organisation the first is
-- near_kind           label   and the second
-- near_listed         yes_no  whether the second is on a list of organisations
-- participants        people  people of the first who gave at least one idea, comment or vote
-- near_participants   people  and of the second
-- boroughs            count   of the 32 boroughs, those that people of the first who took part are in
-- near_boroughs       count   and of the second
WITH counted AS (
    SELECT p.organisation, count(*) AS participants,
           count(DISTINCT CASE WHEN a.kind = 'borough' THEN p.gss_code END) AS boroughs
    FROM people AS p JOIN areas AS a ON a.gss_code = p.gss_code
    WHERE p.takes_part AND p.organisation IS NOT NULL
    GROUP BY p.organisation),
described AS (
    SELECT o.organisation, o.name, v.name AS kind, o.listed,
           coalesce(c.participants, 0) AS participants, coalesce(c.boroughs, 0) AS boroughs
    FROM organisations AS o
    LEFT JOIN counted AS c ON c.organisation = o.organisation
    LEFT JOIN vocabulary AS v ON v.vocabulary = 'organisation_kind' AND v.code = o.kind)
SELECT one.name, other.name AS near, m.likeness, one.kind, other.kind AS near_kind, other.listed AS near_listed,
       one.participants, other.participants AS near_participants, one.boroughs, other.boroughs AS near_boroughs
FROM near_matches AS m
JOIN described AS one ON one.organisation = m.organisation
JOIN described AS other ON other.organisation = m.near
ORDER BY m.likeness DESC, one.name, other.name
