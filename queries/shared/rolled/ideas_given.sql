-- What each idea was given, in a phase or on all days, without filters but items.
-- One row or several an idea with contributions; each person has one vote on an idea.
--
-- with phase_in_question
--
-- $items  codes   one item at most; with none, all ideas
--
-- idea       number  the idea
-- people     people  people who voted on it
-- n          count   their latest votes
-- n_for      count   votes for
-- n_against  count   votes against
-- n_neutral  count   neutral votes
-- comments   count   comments on it
-- given      count   all of these, and the idea itself
SELECT r.idea, r.people, r.n, r.n_for, r.n_against, r.n_neutral, r.comments, r.given
FROM rollup_ideas AS r LEFT JOIN ideas AS i ON i.idea = r.idea
WHERE r.phase = (SELECT phase FROM phase_in_question) AND ($all_items OR i.principle IN (SELECT principle FROM principle_items WHERE item IN ($items)))
