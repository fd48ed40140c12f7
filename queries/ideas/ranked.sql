-- Every idea with what it was given.
-- One row an idea that has any of the contributions the filters leave, if it holds every term that is looked for; rejected
-- ideas too. Each person has one vote on an idea.
--
-- $term_1  text  stems of words next to each other that an idea must hold, with a space before and after each; empty where there is none
-- $term_2  text  a second such term
-- $term_3  text  a third such term
-- $term_4  text  a fourth such term
-- $term_5  text  a fifth such term
-- with ideas_given
--
-- idea       number  its number in this release
-- source     label   the source it came from
-- idea_id    label   its identifier on the platform
-- title      text    its title
-- text       text    its words
-- status     code    its status on the platform
-- principle  label   the name of the principle it is under; empty where it is under none
-- day        day     the day it was given; missing where that is not known
-- people     people  people who voted on it
-- n          count   their latest votes
-- n_for      count   votes for
-- n_against  count   votes against
-- n_neutral  count   neutral votes
-- comments   count   comments on it
WITH counted AS (
    SELECT idea, CAST(sum(people) AS BIGINT) AS people, CAST(sum(n) AS BIGINT) AS n, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(comments) AS BIGINT) AS comments
    FROM ideas_given GROUP BY idea HAVING sum(given) > 0)
SELECT i.idea, s.name AS source, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, coalesce(p.name, '') AS principle,
       i.day, c.people, c.n, c.n_for, c.n_against, c.n_neutral, c.comments
FROM counted AS c
JOIN ideas AS i ON i.idea = c.idea
JOIN sources AS s ON s.source = i.source
LEFT JOIN principles AS p ON p.principle = i.principle
LEFT JOIN idea_stems AS w ON w.idea = i.idea
WHERE ($term_1 = '' OR strpos(coalesce(w.stems, ''), $term_1) > 0) AND ($term_2 = '' OR strpos(coalesce(w.stems, ''), $term_2) > 0)
  AND ($term_3 = '' OR strpos(coalesce(w.stems, ''), $term_3) > 0) AND ($term_4 = '' OR strpos(coalesce(w.stems, ''), $term_4) > 0)
  AND ($term_5 = '' OR strpos(coalesce(w.stems, ''), $term_5) > 0)
ORDER BY i.idea
