-- What each area thought of every principle.
-- One row an item of the framework and an area of the level, those without votes too, in the framework's and the level's order.
-- The rows of one item are those of votes/areas with that item chosen.
--
-- $level               code    borough, icb_2022, icb_2026, inner_outer or london
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- with contributions_in_question
--
-- item           code    the item, as framework:code
-- name           label   its name
-- group_code     code    the area, as in geo/
-- group_name     label   its name
-- kind           code    borough, city, group (of several boroughs), unknown, several or outside
-- people         people  people with at least one vote
-- n              count   their latest votes
-- n_for          count   votes for
-- n_against      count   votes against
-- n_neutral      count   neutral votes
-- n_sq           number  sum over people of their votes squared
-- for_sq         number  sum over people of their votes for, squared
-- for_n          number  sum over people of their votes for times their votes
-- net_sq         number  sum over people of (for - against) squared
-- net_n          number  sum over people of (for - against) times their votes
WITH votes_in_question AS (SELECT person, gss_code, principle, value FROM contributions_in_question WHERE kind = 'vote' AND direct = $direct),
areas_of_level AS (
    SELECT g.group_code, g.group_name, g.position, g.gss_code,
           CASE WHEN $level = 'borough' OR a.kind NOT IN ('borough', 'city') THEN a.kind ELSE 'group' END AS kind
    FROM area_groups AS g JOIN areas AS a ON a.gss_code = g.gss_code
    WHERE g.level = $level),
votes_of_people AS (
    SELECT i.item, l.group_code, v.person, count(*) AS n, count(CASE WHEN v.value > 0 THEN 1 END) AS n_for, count(CASE WHEN v.value < 0 THEN 1 END) AS n_against,
           count(CASE WHEN v.value = 0 THEN 1 END) AS n_neutral
    FROM votes_in_question AS v
    JOIN principle_items AS i ON i.principle = v.principle AND i.framework = $framework
    JOIN areas_of_level AS l ON l.gss_code = v.gss_code
    GROUP BY i.item, l.group_code, v.person),
groups AS (
    SELECT group_code, group_name, kind, min(position) AS position FROM areas_of_level GROUP BY group_code, group_name, kind)
SELECT p.principle AS item, p.name, g.group_code, g.group_name, g.kind, count(o.person) AS people, CAST(coalesce(sum(o.n), 0) AS BIGINT) AS n,
       CAST(coalesce(sum(o.n_for), 0) AS BIGINT) AS n_for, CAST(coalesce(sum(o.n_against), 0) AS BIGINT) AS n_against, CAST(coalesce(sum(o.n_neutral), 0) AS BIGINT) AS n_neutral,
       CAST(coalesce(sum(o.n * o.n), 0) AS BIGINT) AS n_sq, CAST(coalesce(sum(o.n_for * o.n_for), 0) AS BIGINT) AS for_sq,
       CAST(coalesce(sum(o.n_for * o.n), 0) AS BIGINT) AS for_n,
       CAST(coalesce(sum((o.n_for - o.n_against) * (o.n_for - o.n_against)), 0) AS BIGINT) AS net_sq,
       CAST(coalesce(sum((o.n_for - o.n_against) * o.n), 0) AS BIGINT) AS net_n
FROM principles AS p CROSS JOIN groups AS g
LEFT JOIN votes_of_people AS o ON o.item = p.principle AND o.group_code = g.group_code
WHERE p.framework = $framework
GROUP BY p.principle, p.name, p.position, g.group_code, g.group_name, g.kind, g.position
ORDER BY p.position, p.principle, g.position, g.group_code
