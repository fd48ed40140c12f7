-- Votes on ideas, group by group.
-- One row an idea and a group with votes on it, in order of ideas and groups; rejected ideas too. Each person has one vote
-- on an idea.
--
-- with groups_of_people
-- $idea  number  only this idea, by its number in the release; all where none is given
-- with contributions_in_question
--
-- idea        number  its number in this release
-- group_code  code    the group
-- group_name  label   its name
-- people      people  its people who voted on the idea
-- n           count   their latest votes
-- n_for       count   votes for
-- n_against   count   votes against
-- n_neutral   count   neutral votes
WITH votes_of_groups AS (
    SELECT idea, person, value, CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code
    FROM contributions_in_question
    WHERE kind = 'vote' AND NOT direct AND ($idea IS NULL OR idea = CAST($idea AS INTEGER))),
counted AS (
    SELECT idea, group_code, count(DISTINCT person) AS people, count(*) AS n, count(CASE WHEN value > 0 THEN 1 END) AS n_for,
           count(CASE WHEN value < 0 THEN 1 END) AS n_against, count(CASE WHEN value = 0 THEN 1 END) AS n_neutral
    FROM votes_of_groups GROUP BY idea, group_code)
SELECT c.idea, c.group_code, g.group_name, c.people, c.n, c.n_for, c.n_against, c.n_neutral
FROM counted AS c JOIN groups_of_people AS g ON g.group_code = c.group_code
ORDER BY c.idea, g.position, c.group_code
