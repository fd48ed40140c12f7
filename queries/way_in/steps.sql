-- How far people came.
-- One row an entry of what they are told apart by, those with nobody too, the unknown as any other, so that the people
-- of all rows add up. An organisation is counted in every row that it has a participant in.
--
-- $by                      code    whole (one row), channel, role or borough
-- with steps_of_people
--
-- code                     code    the channel, role or area; whole for the one row of everybody
-- name                     label   its name
-- people                   people  everybody known of, whatever they did
-- registered               people  people in a list of participants
-- took_part                people  people who gave an idea, a comment or a vote, registered or not
-- registered_took_part     people  registered people who took part
-- gave_idea                people  people who gave an idea
-- gave_comment             people  people who wrote a comment
-- gave_vote                people  people who voted
-- attended                 people  people who came to an event, whatever else they did
-- attended_took_part       people  people who came to an event and took part
-- attended_registered      people  registered people who came to an event
-- organisations            count   organisations heard: those with somebody who took part
-- organisations_responded  count   of these, organisations that responded to the declaration, on any day
WITH people_by_entry AS (
    SELECT CASE WHEN $by = 'channel' THEN channel WHEN $by = 'role' THEN role WHEN $by = 'borough' THEN gss_code ELSE 'whole' END AS code,
           registered, gave_idea, gave_comment, gave_vote, took_part, attended, organisation, people
    FROM steps_of_people),
organisations_that_responded AS (SELECT DISTINCT organisation FROM responses WHERE organisation IS NOT NULL),
people_counted AS (
    SELECT a.code, sum(a.people) AS people, sum(CASE WHEN a.registered THEN a.people END) AS registered,
           sum(CASE WHEN a.took_part THEN a.people END) AS took_part, sum(CASE WHEN a.registered AND a.took_part THEN a.people END) AS registered_took_part,
           sum(CASE WHEN a.gave_idea THEN a.people END) AS gave_idea, sum(CASE WHEN a.gave_comment THEN a.people END) AS gave_comment,
           sum(CASE WHEN a.gave_vote THEN a.people END) AS gave_vote, sum(CASE WHEN a.attended THEN a.people END) AS attended,
           sum(CASE WHEN a.attended AND a.took_part THEN a.people END) AS attended_took_part,
           sum(CASE WHEN a.attended AND a.registered THEN a.people END) AS attended_registered,
           count(DISTINCT CASE WHEN a.took_part THEN a.organisation END) AS organisations,
           count(DISTINCT CASE WHEN a.took_part THEN o.organisation END) AS organisations_responded
    FROM people_by_entry AS a LEFT JOIN organisations_that_responded AS o ON o.organisation = a.organisation
    GROUP BY a.code),
entries AS (
    SELECT 'whole' AS code, 'Everybody' AS name, 0 AS position FROM programme WHERE $by = 'whole'
    UNION ALL
    SELECT code, name, position FROM vocabulary WHERE vocabulary = $by AND $by IN ('channel', 'role')
    UNION ALL
    SELECT gss_code, name, position FROM areas WHERE $by = 'borough')
SELECT e.code, e.name, CAST(coalesce(c.people, 0) AS BIGINT) AS people, CAST(coalesce(c.registered, 0) AS BIGINT) AS registered,
       CAST(coalesce(c.took_part, 0) AS BIGINT) AS took_part, CAST(coalesce(c.registered_took_part, 0) AS BIGINT) AS registered_took_part,
       CAST(coalesce(c.gave_idea, 0) AS BIGINT) AS gave_idea, CAST(coalesce(c.gave_comment, 0) AS BIGINT) AS gave_comment,
       CAST(coalesce(c.gave_vote, 0) AS BIGINT) AS gave_vote, CAST(coalesce(c.attended, 0) AS BIGINT) AS attended,
       CAST(coalesce(c.attended_took_part, 0) AS BIGINT) AS attended_took_part,
       CAST(coalesce(c.attended_registered, 0) AS BIGINT) AS attended_registered,
       coalesce(c.organisations, 0) AS organisations, coalesce(c.organisations_responded, 0) AS organisations_responded
FROM entries AS e LEFT JOIN people_counted AS c ON c.code = e.code
ORDER BY e.position, e.code
