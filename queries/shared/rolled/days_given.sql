-- What was given day by day under the filters, without days and items.
-- One row or several a day, organisation, area, role and kind of organisation.
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- day                day     the day in London; missing where it is not known
-- organisation       number  their organisation
-- gss_code           code    their area
-- role               code    their role
-- organisation_kind  code    the kind of their organisation
-- given              count   contributions as they came, votes that were changed later too
-- latest             count   of these, without votes that were changed by the last day asked for
-- first              count   contributions, of votes on one target only the first with a day
-- newcomers          people  people who were not heard before
SELECT day, organisation, gss_code, role, organisation_kind, given, latest, first, newcomers
FROM rollup_days
WHERE ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
