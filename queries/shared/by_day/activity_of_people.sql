-- How much people gave on the days asked for, and on how many of them, without items.
-- One row or several a number of days and of contributions. Contributions of nobody known are left out.
--
-- with days_in_question
--
-- days           number  on how many days; 0 where no day is known
-- contributions  number  how much each gave
-- people         people  how many people gave just that
WITH given_by_people AS (
    SELECT person, count(DISTINCT CASE WHEN ideas + comments + votes > 0 THEN day END) AS days,
           CAST(sum(ideas + comments + votes) AS BIGINT) AS contributions
    FROM days_in_question WHERE person IS NOT NULL GROUP BY person)
SELECT days, contributions, count(*) AS people FROM given_by_people GROUP BY days, contributions
