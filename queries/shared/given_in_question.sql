-- What was given under the filters, votes that were changed later too.
-- One row a contribution as it came.
--
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
-- $items               codes   only contributions to these items of a framework
--
-- kind               code    idea, comment or vote
-- person             number  who gave it
-- idea               number  the idea it is or is about
-- principle          code    the principle of that idea, or the one voted on itself
-- direct             yes_no  whether it is a vote on the principle itself
-- value              number  of a vote
-- day                day     the day in London
-- superseded         yes_no  whether the same person voted on the same target again
-- superseded_on      day     the day of that next vote
-- gss_code           code    the person's area
-- role               code    their role
-- organisation       number  their organisation
-- organisation_kind  code    its kind
-- file               number  the file it stands in
-- line               number  and its line there
SELECT kind, person, idea, principle, direct, value, day, superseded, superseded_on, gss_code, role, organisation, organisation_kind, file, line
FROM contributions
WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
  AND ($all_areas OR gss_code IN ($areas))
  AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
  AND ($all_items OR principle IN (SELECT principle FROM principle_items WHERE item IN ($items)))
