-- On which days organisations were heard under the filters in a phase or on all days, without items.
-- One row or several a day and organisation.
--
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation; missing where it is not known
-- latest        count   contributions of its people, without votes that were changed
SELECT day, organisation, latest
FROM rollup_days
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
