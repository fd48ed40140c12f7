-- What groups thought of each item of a framework in a phase or on all days, without items.
-- One row an item, organisation, area, role and kind of organisation with votes. A person stands in one row of an item, so
-- that all sums add up over groups, but not over items.
--
-- with phase_in_question
--
-- $framework           code    the framework under whose items the votes are read
-- $direct              yes_no  true: votes on the principle itself; false: votes on its ideas
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- item               code    the item, as framework:code
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
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
-- own_for            number  sum over people of each one's own share for, in millionths
-- own_net            number  sum over people of each one's own net support, in millionths
-- own_net_sq         number  sum over people of that, squared
SELECT item, organisation, gss_code, role, organisation_kind, sum(people) AS people, sum(n) AS n, sum(n_for) AS n_for,
       sum(n_against) AS n_against, sum(n_neutral) AS n_neutral, sum(n_sq) AS n_sq, sum(for_sq) AS for_sq, sum(for_n) AS for_n,
       sum(net_sq) AS net_sq, sum(net_n) AS net_n,
       sum(own_for) AS own_for, sum(own_net) AS own_net, sum(own_net_sq) AS own_net_sq
FROM rollup_votes
WHERE phase = (SELECT phase FROM phase_in_question) AND direct = $direct AND item IN (SELECT principle FROM principles WHERE framework = $framework)
  AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY item, organisation, gss_code, role, organisation_kind
HAVING sum(n) > 0
