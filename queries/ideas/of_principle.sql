-- Ideas behind a principle.
-- One row an idea that was not rejected, the most voted on first; with its latest votes under the filters.
--
-- with contributions_in_question
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
WITH contributions_to_ideas AS (SELECT idea, kind, person, value FROM contributions_in_question WHERE NOT direct),
counted AS (
    SELECT idea, count(DISTINCT CASE WHEN kind = 'vote' THEN person END) AS people, count(CASE WHEN kind = 'vote' AND value > 0 THEN 1 END) AS n_for,
           count(CASE WHEN kind = 'vote' AND value < 0 THEN 1 END) AS n_against, count(CASE WHEN kind = 'vote' AND value = 0 THEN 1 END) AS n_neutral,
           count(CASE WHEN kind = 'comment' THEN 1 END) AS comments
    FROM contributions_to_ideas GROUP BY idea)
SELECT i.idea, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, c.people, c.n_for, c.n_against, c.n_neutral, c.comments
FROM counted AS c JOIN ideas AS i ON i.idea = c.idea
WHERE i.status <> 'rejected'
ORDER BY c.n_for + c.n_against + c.n_neutral DESC, i.idea
