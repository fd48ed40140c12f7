-- How many people voted on ideas in a phase or on all days, group by group, without items.
-- One row or several a group with votes on ideas.
--
-- $grouping  code  what the groups are: role, organisation_kind, borough or principle
-- with phase_in_question
--
-- $areas               codes   only people of these areas
-- $roles               codes   only people of these roles
-- $organisation_kinds  codes   only people of organisations of these kinds
--
-- group_code  code    the group
-- people      people  its people who voted on at least one idea
SELECT CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code, sum(on_ideas) AS people
FROM rollup_people
WHERE phase = (SELECT phase FROM phase_in_question) AND ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY group_code
