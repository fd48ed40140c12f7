-- What was given day by day in a phase or on all days, and by how many people, by organisation and area, without items.
-- One row or several a day, organisation and area. Whoever is not known is nobody here; what they gave counts.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation of those who gave it; missing where it is not known
-- gss_code      code    their area
-- given         count   contributions as they came, votes that were changed later too
-- first         count   contributions, of votes on one target only the first with a day
-- people        people  people who gave something that day
-- week_people   people  of these, those who had given nothing before in the week, from Monday
-- newcomers     people  and those who had given nothing before
SELECT day, organisation, gss_code, given, first, people, week_people, newcomers
FROM rollup_days
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
