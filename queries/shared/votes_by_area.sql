-- What each area thought, of all items in question together.
-- One row an area with votes.
--
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- with contributions_in_question
--
-- gss_code           code    the area
-- people             people  people with at least one vote
-- n                  count   their latest votes
-- n_for              count   votes for
-- n_against          count   votes against
-- n_neutral          count   neutral votes
-- n_sq               number  sum over people of their votes squared
-- for_sq             number  sum over people of their votes for, squared
-- for_n              number  sum over people of their votes for times their votes
-- net_sq             number  sum over people of (for - against) squared
-- net_n              number  sum over people of (for - against) times their votes
WITH votes_of_people AS (
    SELECT v.person, v.gss_code, count(*) AS n, count(CASE WHEN v.value > 0 THEN 1 END) AS n_for,
           count(CASE WHEN v.value < 0 THEN 1 END) AS n_against, count(CASE WHEN v.value = 0 THEN 1 END) AS n_neutral
    FROM contributions_in_question AS v
    WHERE v.kind = 'vote' AND v.direct = $direct
    GROUP BY v.person, v.gss_code)
SELECT gss_code, count(person) AS people, sum(n) AS n, sum(n_for) AS n_for, sum(n_against) AS n_against,
       sum(n_neutral) AS n_neutral, sum(n * n) AS n_sq, sum(n_for * n_for) AS for_sq, sum(n_for * n) AS for_n,
       sum((n_for - n_against) * (n_for - n_against)) AS net_sq, sum((n_for - n_against) * n) AS net_n
FROM votes_of_people
GROUP BY gss_code
