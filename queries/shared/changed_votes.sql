-- Votes of the days asked for that were changed at some time, under the filters.
-- One row a vote that is not the latest of all on its target. Days have to be asked for.
--
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- person             number  who gave it
-- day                day     the day in London
-- changed_on         day     the day of the same person's next vote on the same target
-- gss_code           code    their area
-- role               code    their role
-- organisation       number  their organisation
-- organisation_kind  code    its kind
SELECT person, day, superseded_on AS changed_on, gss_code, role, organisation, organisation_kind
FROM contributions
WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
  AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
  AND superseded
