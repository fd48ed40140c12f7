-- Who was heard, area by area.
-- One row an area of the level, those with nobody too, in the level's order. Unknown, several areas and outside London
-- are rows like any other, so that the participants add up to London's.
--
-- $level               code    borough, icb_2022, icb_2026, inner_outer or london
-- $year                number  the year whose residents are counted
-- with people_heard
--
-- group_code     code    the area, as in geo/
-- group_name     label   its name
-- kind           code    borough, city, group (of several boroughs), unknown, several or outside
-- participants   people  people who gave at least one idea, comment or vote
-- organisations  count   organisations those people work for
-- ideas          count   ideas they gave
-- comments       count   comments they wrote
-- votes          count   their latest votes
-- contributions  count   ideas, comments and votes together
-- residents      number  residents in that year; missing where the area is not a place
WITH areas_of_level AS (
    SELECT g.group_code, g.group_name, g.position, g.gss_code,
           CASE WHEN $level = 'borough' OR a.kind NOT IN ('borough', 'city') THEN a.kind ELSE 'group' END AS kind
    FROM area_groups AS g JOIN areas AS a ON a.gss_code = g.gss_code
    WHERE g.level = $level),
residents_of_groups AS (
    SELECT l.group_code, CAST(sum(p.residents) AS BIGINT) AS residents
    FROM areas_of_level AS l JOIN population AS p ON p.gss_code = l.gss_code
    WHERE p.year = $year
    GROUP BY l.group_code),
contributions_counted AS (
    SELECT l.group_code, CAST(coalesce(sum(h.people), 0) AS BIGINT) AS participants, count(DISTINCT h.organisation) AS organisations,
           CAST(coalesce(sum(h.ideas), 0) AS BIGINT) AS ideas, CAST(coalesce(sum(h.comments), 0) AS BIGINT) AS comments,
           CAST(coalesce(sum(h.votes), 0) AS BIGINT) AS votes
    FROM areas_of_level AS l LEFT JOIN people_heard AS h ON h.gss_code = l.gss_code
    GROUP BY l.group_code),
groups AS (
    SELECT group_code, group_name, kind, min(position) AS position FROM areas_of_level GROUP BY group_code, group_name, kind)
SELECT g.group_code, g.group_name, g.kind, n.participants, n.organisations, n.ideas, n.comments, n.votes, n.ideas + n.comments + n.votes AS contributions,
       r.residents
FROM groups AS g
JOIN contributions_counted AS n ON n.group_code = g.group_code
LEFT JOIN residents_of_groups AS r ON r.group_code = g.group_code
ORDER BY g.position, g.group_code
