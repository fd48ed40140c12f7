-- What each area thought of a principle.
-- One row a borough, as published, for the whole programme. One principle at a time.
--
-- $level   code    only borough is published
-- $direct  yes_no  true: votes on the principle itself; false: votes on its ideas
-- $items   codes   the principle
--
-- group_code     code    the area, as in geo/
-- group_name     label   its name
-- kind           code    borough, city, unknown, several or outside
-- people         people  people with at least one vote
-- n              count   their latest votes
-- n_for          count   votes for
-- n_against      count   votes against
-- n_neutral      count   neutral votes
-- n_sq           number  not published: intervals are then made from the number of people
-- for_sq         number  not published
-- for_n          number  not published
-- net_sq         number  not published
-- net_n          number  not published
WITH votes_published AS (
    SELECT gss_code, people, n_for, n_against, n_neutral
    FROM published_votes WHERE direct = $direct AND gss_code IS NOT NULL AND NOT $all_items AND principle IN ($items))
SELECT a.gss_code AS group_code, a.name AS group_name, a.kind, v.people, v.n_for + v.n_against + v.n_neutral AS n, v.n_for, v.n_against, v.n_neutral, CAST(NULL AS BIGINT) AS n_sq,
       CAST(NULL AS BIGINT) AS for_sq, CAST(NULL AS BIGINT) AS for_n, CAST(NULL AS BIGINT) AS net_sq, CAST(NULL AS BIGINT) AS net_n
FROM areas AS a LEFT JOIN votes_published AS v ON v.gss_code = a.gss_code
WHERE $level = 'borough'
ORDER BY a.position, a.gss_code
