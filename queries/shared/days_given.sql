-- What was given day by day under the filters.
-- One row or several a day. Each person is new once, on the day they were first heard; the first vote on a target counts
-- among the first on its day.
--
-- with given_in_question
--
-- day        day     the day in London; missing where it is not known
-- given      count   contributions as they came, votes that were changed later too
-- first      count   contributions, of votes on one target only the first with a day
-- newcomers  people  people who were not heard before
WITH targets AS (
    SELECT min(day) AS day FROM given_in_question WHERE kind = 'vote' GROUP BY person, idea, CASE WHEN direct THEN principle END),
newcomers AS (SELECT min(day) AS day FROM given_in_question WHERE person IS NOT NULL GROUP BY person)
SELECT day, count(*) AS given, count(CASE WHEN kind <> 'vote' THEN 1 END) AS first, 0 AS newcomers FROM given_in_question GROUP BY day
UNION ALL
SELECT day, 0, count(*), 0 FROM targets GROUP BY day
UNION ALL
SELECT day, 0, 0, count(*) FROM newcomers GROUP BY day
