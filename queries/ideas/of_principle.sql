-- Ideas behind a principle.
-- One row an idea that was not rejected, the most voted on first; with its latest votes under the filters.
--
-- with ideas_given
--
-- idea        number  its number in this release
-- idea_id     label   its identifier on the platform
-- title       text    its title
-- text        text    its words
-- status      code    its status on the platform
-- people      people  people who voted on it
-- n_for       count   votes for
-- n_against   count   votes against
-- n_neutral   count   neutral votes
-- comments    count   comments on it
WITH counted AS (
    SELECT idea, CAST(sum(people) AS BIGINT) AS people, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(comments) AS BIGINT) AS comments
    FROM ideas_given GROUP BY idea HAVING sum(given) > 0)
SELECT i.idea, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, c.people, c.n_for, c.n_against, c.n_neutral, c.comments
FROM counted AS c JOIN ideas AS i ON i.idea = c.idea
WHERE i.status <> 'rejected'
ORDER BY c.n_for + c.n_against + c.n_neutral DESC, i.idea
