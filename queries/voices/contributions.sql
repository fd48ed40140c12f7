-- How much each person gave.
-- One row a number of contributions that somebody gave, the smallest first. Contributions of nobody known are left out.
--
-- with activity_of_people
--
-- contributions  count   ideas, comments and latest votes that one person gave
-- people         people  people who gave exactly so many
SELECT contributions, CAST(sum(people) AS BIGINT) AS people
FROM activity_of_people
GROUP BY contributions
HAVING sum(people) > 0
ORDER BY contributions
