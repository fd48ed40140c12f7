-- Ideas behind a principle.
-- One row an idea that was not rejected, the most voted on first; with its latest votes under the filters.
--
-- $most  number  how many rows are given at most
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
-- found       count   how many such ideas there are in all
WITH counted AS (
    SELECT idea, CAST(sum(people) AS BIGINT) AS people, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(comments) AS BIGINT) AS comments
    FROM ideas_given GROUP BY idea HAVING sum(given) > 0),
most_voted_on AS (
    SELECT c.idea, c.people, c.n_for, c.n_against, c.n_neutral, c.comments, count(*) OVER () AS found
    FROM counted AS c JOIN ideas AS i ON i.idea = c.idea
    WHERE i.status <> 'rejected'
    ORDER BY c.n_for + c.n_against + c.n_neutral DESC, c.idea
    LIMIT $most)
SELECT i.idea, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, m.people, m.n_for, m.n_against, m.n_neutral, m.comments, m.found
FROM most_voted_on AS m JOIN ideas AS i ON i.idea = m.idea
ORDER BY m.n_for + m.n_against + m.n_neutral DESC, i.idea
