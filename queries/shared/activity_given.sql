-- What was given day by day under the filters, and by how many people, by organisation and area.
-- One row or several a day, organisation and area. Whoever is not known is nobody here; what they gave counts.
--
-- with given_in_question
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation of those who gave it; missing where it is not known
-- gss_code      code    their area
-- given         count   contributions as they came, votes that were changed later too
-- first         count   contributions, of votes on one target only the first with a day
-- people        people  people who gave something that day
-- week_people   people  of these, those who had given nothing before in the week, from Monday
-- newcomers     people  and those who had given nothing before
WITH targets AS (
    SELECT min(day) AS day, organisation, gss_code FROM given_in_question
    WHERE kind = 'vote' GROUP BY person, organisation, gss_code, idea, CASE WHEN direct THEN principle END),
active AS (SELECT DISTINCT person, organisation, gss_code, day FROM given_in_question WHERE person IS NOT NULL AND day IS NOT NULL),
weeks AS (
    SELECT min(day) AS day, organisation, gss_code FROM active
    GROUP BY person, organisation, gss_code, floor(date_diff('day', CAST('1970-01-05' AS DATE), day) / 7)),
newcomers AS (SELECT min(day) AS day, organisation, gss_code FROM active GROUP BY person, organisation, gss_code)
SELECT day, organisation, gss_code, count(*) AS given, count(CASE WHEN kind <> 'vote' THEN 1 END) AS first, 0 AS people, 0 AS week_people, 0 AS newcomers
FROM given_in_question GROUP BY day, organisation, gss_code
UNION ALL
SELECT day, organisation, gss_code, 0, count(*), 0, 0, 0 FROM targets GROUP BY day, organisation, gss_code
UNION ALL
SELECT day, organisation, gss_code, 0, 0, count(*), 0, 0 FROM active GROUP BY day, organisation, gss_code
UNION ALL
SELECT day, organisation, gss_code, 0, 0, 0, count(*), 0 FROM weeks GROUP BY day, organisation, gss_code
UNION ALL
SELECT day, organisation, gss_code, 0, 0, 0, 0, count(*) FROM newcomers GROUP BY day, organisation, gss_code
