-- Who took part, on whatever day and in whatever.
-- One row a person.
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- person  number  who gave at least one idea, comment or vote
SELECT person
FROM people
WHERE takes_part AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
