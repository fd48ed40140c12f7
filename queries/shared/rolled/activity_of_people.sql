-- How much people gave, and on how many days in a phase or on all days, without items.
-- One row or several a number of days and of contributions. Contributions of nobody known are left out.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- days           number  on how many days; 0 where no day is known
-- contributions  number  how much each gave
-- people         people  how many people gave just that
SELECT days, contributions, people
FROM rollup_activity
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
