-- Who came to each event.
-- One row an event of the programme, those nobody is known to have come to as well, in order of time.
--
-- with events_attended
-- with events_in_question
--
-- event       code    its id
-- name        label   its name
-- day         day     its day
-- attended    people  people who came
-- took_part   people  of these, people who also gave an idea, a comment or a vote
-- registered  people  of these, people in a list of participants
SELECT e.event, e.name, e.day, CAST(coalesce(a.attended, 0) AS BIGINT) AS attended, CAST(coalesce(a.took_part, 0) AS BIGINT) AS took_part,
       CAST(coalesce(a.registered, 0) AS BIGINT) AS registered
FROM events_in_question AS e LEFT JOIN events_attended AS a ON a.event = e.event
ORDER BY e.day, e.event
