-- What each area thought, of one item in question or of all in a phase or on all days.
-- One row an area with votes.
--
-- with phase_in_question
--
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- $items               codes   one item at most; with none, all votes
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
SELECT gss_code, sum(people) AS people, sum(n) AS n, sum(n_for) AS n_for,
       sum(n_against) AS n_against, sum(n_neutral) AS n_neutral, sum(n_sq) AS n_sq, sum(for_sq) AS for_sq, sum(for_n) AS for_n,
       sum(net_sq) AS net_sq, sum(net_n) AS net_n
FROM rollup_votes
WHERE phase = (SELECT phase FROM phase_in_question) AND direct = $direct AND item = CASE WHEN $all_items THEN '' ELSE $items END
  AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY gss_code
HAVING sum(n) > 0
