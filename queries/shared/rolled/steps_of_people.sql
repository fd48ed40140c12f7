-- How far people have come under the filters, whatever the day.
-- One row or several a group and what they did.
--
-- $areas               codes  only people of these areas
-- $roles               codes  only people of these roles
-- $organisation_kinds  codes  only people of organisations of these kinds
--
-- organisation  number  their organisation
-- gss_code      code    their area
-- role          code    their role
-- channel       code    how they heard of it
-- registered    yes_no  whether they are in a list of participants
-- gave_idea     yes_no  whether they gave an idea
-- gave_comment  yes_no  whether they wrote a comment
-- gave_vote     yes_no  whether they voted
-- took_part     yes_no  whether they gave any of the three
-- attended      yes_no  whether they came to an event
-- people        people  how many of them
SELECT organisation, gss_code, role, channel, registered, gave_idea, gave_comment, gave_vote, takes_part AS took_part, attended, sum(people) AS people
FROM rollup_steps
WHERE ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles)) AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY organisation, gss_code, role, channel, registered, gave_idea, gave_comment, gave_vote, takes_part, attended
HAVING sum(people) > 0
