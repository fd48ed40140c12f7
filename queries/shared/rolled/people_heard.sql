-- Who took part under the filters in a phase or on all days, without items.
-- One row an organisation, area, role and kind of organisation with contributions. A person stands in one row.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- people             people  people who gave at least one idea, comment or vote
-- ideas              count   ideas
-- comments           count   comments
-- votes              count   latest votes
SELECT organisation, gss_code, role, organisation_kind, sum(people) AS people, sum(ideas) AS ideas, sum(comments) AS comments, sum(votes) AS votes
FROM rollup_people
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY organisation, gss_code, role, organisation_kind
HAVING sum(ideas) + sum(comments) + sum(votes) > 0
