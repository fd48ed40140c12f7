-- How far people have come under the filters.
-- One row or several a group and what they did.
--
-- with people_in_question
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
SELECT organisation, gss_code, role, channel, registered, gave_idea, gave_comment, gave_vote, took_part, attended, count(*) AS people
FROM people_in_question
GROUP BY organisation, gss_code, role, channel, registered, gave_idea, gave_comment, gave_vote, took_part, attended
