-- What each area thought of a principle.
-- One row an area of the level, those without votes too, in the level's order.
--
-- $level               code    borough, icb_2022, icb_2026, inner_outer or london
-- with votes_by_area
--
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
WITH areas_of_level AS (
    SELECT g.group_code, g.group_name, g.position, g.gss_code,
           CASE WHEN $level = 'borough' OR a.kind NOT IN ('borough', 'city') THEN a.kind ELSE 'group' END AS kind
    FROM area_groups AS g JOIN areas AS a ON a.gss_code = g.gss_code
    WHERE g.level = $level),
groups AS (
    SELECT group_code, group_name, kind, min(position) AS position FROM areas_of_level GROUP BY group_code, group_name, kind),
votes_of_groups AS (
    SELECT l.group_code, CAST(coalesce(sum(people), 0) AS BIGINT) AS people, CAST(coalesce(sum(n), 0) AS BIGINT) AS n,
           CAST(coalesce(sum(n_for), 0) AS BIGINT) AS n_for, CAST(coalesce(sum(n_against), 0) AS BIGINT) AS n_against,
           CAST(coalesce(sum(n_neutral), 0) AS BIGINT) AS n_neutral, CAST(coalesce(sum(n_sq), 0) AS BIGINT) AS n_sq,
           CAST(coalesce(sum(for_sq), 0) AS BIGINT) AS for_sq, CAST(coalesce(sum(for_n), 0) AS BIGINT) AS for_n,
           CAST(coalesce(sum(net_sq), 0) AS BIGINT) AS net_sq, CAST(coalesce(sum(net_n), 0) AS BIGINT) AS net_n
    FROM areas_of_level AS l LEFT JOIN votes_by_area AS v ON v.gss_code = l.gss_code
    GROUP BY l.group_code)
SELECT g.group_code, g.group_name, g.kind, v.people, v.n, v.n_for, v.n_against, v.n_neutral, v.n_sq, v.for_sq, v.for_n, v.net_sq, v.net_n
FROM groups AS g JOIN votes_of_groups AS v ON v.group_code = g.group_code
ORDER BY g.position, g.group_code
