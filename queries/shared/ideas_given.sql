-- What each idea was given under the filters.
-- One row or several an idea with contributions; each person has one vote on an idea.
--
-- with contributions_in_question
--
-- idea       number  the idea
-- people     people  people who voted on it
-- n          count   their latest votes
-- n_for      count   votes for
-- n_against  count   votes against
-- n_neutral  count   neutral votes
-- comments   count   comments on it
-- given      count   all of these, and the idea itself
SELECT idea, count(CASE WHEN kind = 'vote' THEN person END) AS people, count(CASE WHEN kind = 'vote' THEN 1 END) AS n,
       count(CASE WHEN value > 0 THEN 1 END) AS n_for, count(CASE WHEN value < 0 THEN 1 END) AS n_against,
       count(CASE WHEN value = 0 THEN 1 END) AS n_neutral, count(CASE WHEN kind = 'comment' THEN 1 END) AS comments, count(*) AS given
FROM contributions_in_question
WHERE NOT direct
GROUP BY idea
