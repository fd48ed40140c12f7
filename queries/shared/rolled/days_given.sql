-- What was given day by day under the filters in a phase or on all days, without items.
-- One row or several a day. Each person is new once, on the day they were first heard; the first vote on a target counts
-- among the first on its day.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- day        day     the day in London; missing where it is not known
-- given      count   contributions as they came, votes that were changed later too
-- first      count   contributions, of votes on one target only the first with a day
-- newcomers  people  people who were not heard before
SELECT day, given, first, newcomers
FROM rollup_days
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
