-- Who came to each event.
-- One row an event of the programme, those nobody is known to have come to as well, in order of time.
--
-- with people_in_question
-- with events_in_question
--
-- event       code    its id
-- name        label   its name
-- day         day     its day
-- attended    people  people who came
-- took_part   people  of these, people who also gave an idea, a comment or a vote
-- registered  people  of these, people in a list of participants
WITH came AS (SELECT DISTINCT event, person FROM attendance),
came_in_question AS (
    SELECT c.event, count(*) AS attended, count(CASE WHEN p.took_part THEN 1 END) AS took_part, count(CASE WHEN p.registered THEN 1 END) AS registered
    FROM came AS c JOIN people_in_question AS p ON p.person = c.person
    GROUP BY c.event)
SELECT e.event, e.name, e.day, coalesce(c.attended, 0) AS attended, coalesce(c.took_part, 0) AS took_part, coalesce(c.registered, 0) AS registered
FROM events_in_question AS e LEFT JOIN came_in_question AS c ON c.event = e.event
ORDER BY e.day, e.event
