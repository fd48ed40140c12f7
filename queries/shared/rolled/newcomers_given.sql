-- When people were first heard in a phase or on all days, without items.
-- One row or several a day, organisation, area and role. Whoever is not known is nobody here.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- day           day     the day in London on which they first gave something; missing where none of theirs is known
-- organisation  number  their organisation; missing where it is not known
-- gss_code      code    their area
-- role          code    their role
-- newcomers     people  people who had given nothing before
SELECT day, organisation, gss_code, role, newcomers
FROM rollup_days
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
