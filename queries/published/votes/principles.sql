-- What was thought of each principle.
-- One row a principle of the programme's framework, as published, for all London and the whole programme.
--
-- $framework  code    only the programme's own framework is published
-- $direct     yes_no  true: votes on the principle itself; false: votes on its ideas
--
-- item           code    the item, as framework:code
-- name           label   its name
-- meaning        text    what it means
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
SELECT p.principle AS item, p.name, p.meaning, v.people, v.n_for + v.n_against + v.n_neutral AS n, v.n_for, v.n_against, v.n_neutral, CAST(NULL AS BIGINT) AS n_sq,
       CAST(NULL AS BIGINT) AS for_sq, CAST(NULL AS BIGINT) AS for_n, CAST(NULL AS BIGINT) AS net_sq, CAST(NULL AS BIGINT) AS net_n
FROM principles AS p
JOIN programme AS t ON t.framework = p.framework
LEFT JOIN published_votes AS v ON v.principle = p.principle AND v.direct = $direct AND v.gss_code IS NULL
WHERE p.framework = $framework
ORDER BY p.position, p.principle
