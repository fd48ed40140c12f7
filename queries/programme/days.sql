-- Contributions day by day.
-- One row a day with contributions, in order; contributions without a day are left out.
--
-- with contributions_in_question
--
-- day             day     the day in London
-- contributions   count   ideas, comments and votes that day; a vote changed later counts on its own day
-- newcomers       people  people who contributed for the first time
-- participants    people  people who had contributed by then
WITH dated_contributions AS (SELECT person, day FROM contributions_in_question WHERE day IS NOT NULL),
first_days AS (SELECT person, min(day) AS day FROM dated_contributions WHERE person IS NOT NULL GROUP BY person),
newcomers_by_day AS (SELECT day, count(*) AS newcomers FROM first_days GROUP BY day),
contributions_by_day AS (SELECT day, count(*) AS contributions FROM dated_contributions GROUP BY day)
SELECT c.day, c.contributions, coalesce(n.newcomers, 0) AS newcomers,
       CAST(sum(coalesce(n.newcomers, 0)) OVER (ORDER BY c.day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS participants
FROM contributions_by_day AS c LEFT JOIN newcomers_by_day AS n ON n.day = c.day
ORDER BY c.day
