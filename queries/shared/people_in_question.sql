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
WITH people_by_then AS (
    SELECT person, registered, channel, role, gss_code, organisation, organisation_kind,
           ($last_day IS NULL AND gave_idea) OR coalesce(first_idea_on <= CAST($last_day AS DATE), FALSE) AS gave_idea,
           ($last_day IS NULL AND gave_comment) OR coalesce(first_comment_on <= CAST($last_day AS DATE), FALSE) AS gave_comment,
           ($last_day IS NULL AND gave_vote) OR coalesce(first_vote_on <= CAST($last_day AS DATE), FALSE) AS gave_vote,
           ($last_day IS NULL AND takes_part) OR coalesce(first_given_on <= CAST($last_day AS DATE), FALSE) AS took_part,
           ($last_day IS NULL AND attended) OR coalesce(first_attended_on <= CAST($last_day AS DATE), FALSE) AS attended,
           coalesce(
               joined_on, CASE WHEN $last_day IS NULL OR first_given_on <= CAST($last_day AS DATE) THEN first_given_on END,
               CASE WHEN $last_day IS NULL OR first_attended_on <= CAST($last_day AS DATE) THEN first_attended_on END) AS came_on
    FROM people
    WHERE ($all_areas OR gss_code IN ($areas)) AND ($all_roles OR role IN ($roles))
      AND ($all_organisation_kinds OR organisation_kind IN ($organisation_kinds)))
SELECT person, registered, gave_idea, gave_comment, gave_vote, took_part, attended, channel, role, gss_code, organisation
FROM people_by_then
WHERE ($first_day IS NULL OR came_on >= CAST($first_day AS DATE)) AND ($last_day IS NULL OR came_on <= CAST($last_day AS DATE))
