-- Who came to the events, whatever the day they were first known of.
-- One row or several an event that somebody is known to have come to.
--
-- $areas               codes  only people of these areas
-- $roles               codes  only people of these roles
-- $organisation_kinds  codes  only people of organisations of these kinds
--
-- event       code    its id
-- attended    people  people who came
-- took_part   people  of these, people who also gave an idea, a comment or a vote
-- registered  people  of these, people in a list of participants
SELECT event, sum(people) AS attended, sum(CASE WHEN takes_part THEN people ELSE 0 END) AS took_part,
       sum(CASE WHEN registered THEN people ELSE 0 END) AS registered
FROM rollup_events
WHERE ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles)) AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
GROUP BY event
