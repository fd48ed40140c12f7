-- On how many days each person contributed.
-- One row a number of days, the smallest first; 0 stands for people whose contributions have no date. A vote that was
-- changed counts on the day of its latest form only.
--
-- with contributions_in_question
--
-- days           count   different days on which one person contributed
-- people         people  people who contributed on exactly so many days
-- contributions  count   the ideas, comments and latest votes of those people together
WITH days_of_people AS (
    SELECT person, count(DISTINCT day) AS days, count(*) AS contributions
    FROM contributions_in_question WHERE person IS NOT NULL GROUP BY person)
SELECT days, count(*) AS people, CAST(sum(contributions) AS BIGINT) AS contributions
FROM days_of_people
GROUP BY days
ORDER BY days
