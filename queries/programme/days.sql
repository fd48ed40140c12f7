-- Contributions day by day.
-- One row a day on which something was given, in order; what has no day is left out. Each person is new once, on the day
-- they were first heard under the filters, and a vote counts on the day of the first one on its target, so that the running
-- count is the figure as of that day.
--
-- with days_given
--
-- day             day     the day in London
-- contributions   count   ideas, comments, and votes on what the person had not voted on before
-- newcomers       people  people who contributed for the first time
-- participants    people  people who had contributed by then
WITH by_day AS (
    SELECT day, CAST(sum(first) AS BIGINT) AS contributions, CAST(sum(newcomers) AS BIGINT) AS newcomers
    FROM days_given
    WHERE day IS NOT NULL
    GROUP BY day
    HAVING sum(given) > 0)
SELECT day, contributions, newcomers, CAST(sum(newcomers) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS participants
FROM by_day
ORDER BY day
