-- How much each person gave.
-- One row a number of contributions that somebody gave, the smallest first. Contributions of nobody known are left out.
--
-- with contributions_in_question
--
-- contributions  count   ideas, comments and latest votes that one person gave
-- people         people  people who gave exactly so many
WITH contributions_of_people AS (
    SELECT person, count(*) AS contributions FROM contributions_in_question WHERE person IS NOT NULL GROUP BY person)
SELECT contributions, count(*) AS people
FROM contributions_of_people
GROUP BY contributions
ORDER BY contributions
