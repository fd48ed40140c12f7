-- What every idea was given.
-- One row an idea that has any of the contributions the filters leave; rejected ideas too. Each person has one vote on an idea.
--
-- with ideas_given
--
-- idea       number  its number in this release
-- rejected   yes_no  whether the platform rejected it
-- day        day     the day it was given; missing where that is not known
-- n          count   people's latest votes on it
-- n_for      count   votes for
-- n_against  count   votes against
-- n_neutral  count   neutral votes
-- comments   count   comments on it
WITH counted AS (
    SELECT idea, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(comments) AS BIGINT) AS comments
    FROM ideas_given GROUP BY idea HAVING sum(given) > 0)
SELECT i.idea, coalesce(i.status = 'rejected', FALSE) AS rejected, i.day, c.n, c.n_for, c.n_against, c.n_neutral, c.comments
FROM counted AS c JOIN ideas AS i ON i.idea = c.idea
ORDER BY i.idea
