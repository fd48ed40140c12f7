-- On how many days each person contributed.
-- One row a number of days, the smallest first; 0 stands for people whose contributions have no date. A vote that was
-- changed counts on the day of its latest form only.
--
-- with activity_of_people
--
-- days           count   different days on which one person contributed
-- people         people  people who contributed on exactly so many days
-- contributions  count   the ideas, comments and latest votes of those people together
SELECT days, CAST(sum(people) AS BIGINT) AS people, CAST(sum(contributions * people) AS BIGINT) AS contributions
FROM activity_of_people
GROUP BY days
HAVING sum(people) > 0
ORDER BY days
