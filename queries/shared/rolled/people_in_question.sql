-- The people that the filters leave, and how far each has come, whatever the day.
-- One row a person.
--
-- $areas               codes  only people of these areas
-- $roles               codes  only people of these roles
-- $organisation_kinds  codes  only people of organisations of these kinds
--
-- person             number  who
-- registered         yes_no  whether they are in a list of participants
-- gave_idea          yes_no  whether they gave an idea
-- gave_comment       yes_no  whether they wrote a comment
-- gave_vote          yes_no  whether they voted
-- took_part          yes_no  whether they gave any of the three
-- attended           yes_no  whether they came to an event
-- channel            code    how they heard of it
-- role               code    their role
-- gss_code           code    their area
-- organisation       number  their organisation
WITH attended_by_people AS (SELECT DISTINCT person FROM attendance)
SELECT p.person, p.registered, p.gave_idea, p.gave_comment, p.gave_vote, p.takes_part AS took_part, a.person IS NOT NULL AS attended, p.channel, p.role,
       p.gss_code, p.organisation
FROM people AS p LEFT JOIN attended_by_people AS a ON a.person = p.person
WHERE ($all_areas OR p.gss_code IN ($areas)) AND ($all_roles OR p.role IN ($roles)) AND ($all_organisation_kinds OR p.organisation_kind IN ($organisation_kinds))
