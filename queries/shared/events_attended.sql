-- Who came to the events under the filters.
-- One row or several an event that somebody is known to have come to.
--
-- with people_in_question
--
-- event       code    its id
-- attended    people  people who came
-- took_part   people  of these, people who also gave an idea, a comment or a vote
-- registered  people  of these, people in a list of participants
WITH came AS (SELECT DISTINCT event, person FROM attendance)
SELECT c.event, count(*) AS attended, count(CASE WHEN p.took_part THEN 1 END) AS took_part, count(CASE WHEN p.registered THEN 1 END) AS registered
FROM came AS c JOIN people_in_question AS p ON p.person = c.person
GROUP BY c.event
