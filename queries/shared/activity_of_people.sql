-- How much people gave under the filters, and on how many days.
-- One row or several a number of days and of contributions. Contributions of nobody known are left out.
--
-- with contributions_in_question
--
-- days           number  on how many days; 0 where no day is known
-- contributions  number  how much each gave
-- people         people  how many people gave just that
WITH given_by_people AS (
    SELECT person, count(DISTINCT day) AS days, count(*) AS contributions
    FROM contributions_in_question WHERE person IS NOT NULL GROUP BY person)
SELECT days, contributions, count(*) AS people FROM given_by_people GROUP BY days, contributions
