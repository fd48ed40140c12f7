-- The people that the filters leave, and how far each has come.
-- One row a person. Somebody came on the day they registered; where that is not known, on the day of their first
-- contribution, or else of their first event. What they did after the last day that counts is left out.
--
-- $first_day           day    only people who came on this day or later
-- $last_day            day    only people who came by this day, and what they had done by then
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
WITH given_by_people AS (
    SELECT person, max(CASE WHEN kind = 'idea' THEN 1 ELSE 0 END) AS idea, max(CASE WHEN kind = 'comment' THEN 1 ELSE 0 END) AS comment,
           max(CASE WHEN kind = 'vote' THEN 1 ELSE 0 END) AS vote, min(day) AS first_day
    FROM contributions
    WHERE person IS NOT NULL AND ($last_day IS NULL OR day <= CAST($last_day AS DATE))
    GROUP BY person),
days_of_attendance AS (
    SELECT a.person, coalesce(e.day, CAST(a.attended_at AS DATE)) AS day FROM attendance AS a LEFT JOIN events AS e ON e.event = a.event),
attended_by_people AS (
    SELECT person, min(day) AS first_day FROM days_of_attendance WHERE $last_day IS NULL OR day <= CAST($last_day AS DATE) GROUP BY person),
people_by_day AS (
    SELECT p.person, p.registered, coalesce(g.idea, 0) = 1 AS gave_idea, coalesce(g.comment, 0) = 1 AS gave_comment,
           coalesce(g.vote, 0) = 1 AS gave_vote, g.person IS NOT NULL AS took_part, a.person IS NOT NULL AS attended,
           p.channel, p.role, p.gss_code, p.organisation, p.organisation_kind, coalesce(p.joined_on, g.first_day, a.first_day) AS came_on
    FROM people AS p
    LEFT JOIN given_by_people AS g ON g.person = p.person
    LEFT JOIN attended_by_people AS a ON a.person = p.person)
SELECT person, registered, gave_idea, gave_comment, gave_vote, took_part, attended, channel, role, gss_code, organisation
FROM people_by_day
WHERE ($first_day IS NULL OR came_on >= CAST($first_day AS DATE)) AND ($last_day IS NULL OR came_on <= CAST($last_day AS DATE))
  AND ($all_areas OR gss_code IN ($areas))
  AND ($all_roles OR role IN ($roles))
  AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds))
