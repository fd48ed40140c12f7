-- Contributions day by day.
-- One row a day on which something was given, in order; what has no day is left out. Each person is new once, on the day
-- they were first heard under the filters, and a vote counts on the day of the first one on its target, so that the running
-- count is the figure as of that day.
--
-- with given_in_question
--
-- day             day     the day in London
-- contributions   count   ideas, comments, and votes on what the person had not voted on before
-- newcomers       people  people who contributed for the first time
-- participants    people  people who had contributed by then
WITH dated AS (
    SELECT kind, person, idea, CASE WHEN direct THEN principle END AS voted_on, day FROM given_in_question WHERE day IS NOT NULL),
given_first AS (
    SELECT min(day) AS day FROM dated WHERE kind = 'vote' GROUP BY person, idea, voted_on
    UNION ALL
    SELECT day FROM dated WHERE kind <> 'vote'),
contributions_by_day AS (SELECT day, count(*) AS contributions FROM given_first GROUP BY day),
first_days AS (SELECT person, min(day) AS day FROM dated WHERE person IS NOT NULL GROUP BY person),
newcomers_by_day AS (SELECT day, count(*) AS newcomers FROM first_days GROUP BY day),
active_days AS (SELECT DISTINCT day FROM dated)
SELECT a.day, coalesce(c.contributions, 0) AS contributions, coalesce(n.newcomers, 0) AS newcomers,
       CAST(sum(coalesce(n.newcomers, 0)) OVER (ORDER BY a.day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS participants
FROM active_days AS a
LEFT JOIN contributions_by_day AS c ON c.day = a.day
LEFT JOIN newcomers_by_day AS n ON n.day = a.day
ORDER BY a.day
