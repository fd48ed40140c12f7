-- On which of the days asked for each person gave something, under the filters.
-- One row a person and day; whoever is not known is one row a day, without a person. Days have to be asked for.
--
-- $since               day     count only contributions from this day on
-- $until               day     and up to this day; the latest vote by then counts
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- person             number  who gave something
-- day                day     the day in London
-- is_first           yes_no  whether it is the first of these days for them
-- is_first_of_week   yes_no  whether it is the first of these days in its week, from Monday
-- gss_code           code    their area
-- role               code    their role
-- organisation       number  their organisation
-- organisation_kind  code    its kind
-- ideas              count   ideas they gave that day
-- comments           count   comments
-- votes              count   votes that are the latest of all on their target
SELECT person, day, person IS NOT NULL AND (previous_day IS NULL OR coalesce(previous_day < CAST($since AS DATE), FALSE)) AS is_first,
       person IS NOT NULL AND (
           previous_day IS NULL OR coalesce(previous_day < CAST($since AS DATE), FALSE)
           OR floor(date_diff('day', CAST('1970-01-05' AS DATE), previous_day) / 7) < floor(date_diff('day', CAST('1970-01-05' AS DATE), day) / 7))
       AS is_first_of_week,
       gss_code, role, organisation, organisation_kind, ideas, comments, votes
FROM rollup_person_days
WHERE ($since IS NULL OR day >= CAST($since AS DATE)) AND ($until IS NULL OR day <= CAST($until AS DATE))
  AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
