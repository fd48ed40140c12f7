-- What became of each idea, and how it was supported.
-- One row an idea and a sentence that it was kept in, merged into or dropped from, with its latest votes under the filters;
-- ideas the platform rejected too. Each person has one vote on an idea.
--
-- with ideas_given
-- with outcomes
--
-- idea            number  its number in this release
-- source          label   the source it came from
-- idea_id         label   its identifier on the platform
-- title           text    its title
-- text            text    its words
-- principle       code    the principle it is under; missing where it is under none
-- principle_name  label   its name; empty where it is under none
-- framework       code    the framework of the sentence
-- statement_id    label   the sentence it went into or was weighed for
-- outcome         code    kept, merged or dropped
-- reason          text    why; empty where none was given
-- decided_at      moment  when, in UTC; missing where that is not known
-- by_lead         yes_no  whether a lead decided it on a page
-- people          people  people who voted on it
-- n_for           count   votes for
-- n_against       count   votes against
-- n_neutral       count   neutral votes
-- comments        count   comments on it
WITH counted AS (
    SELECT idea, CAST(sum(people) AS BIGINT) AS people, CAST(sum(n_for) AS BIGINT) AS n_for, CAST(sum(n_against) AS BIGINT) AS n_against,
           CAST(sum(n_neutral) AS BIGINT) AS n_neutral, CAST(sum(comments) AS BIGINT) AS comments
    FROM ideas_given GROUP BY idea)
SELECT o.idea, s.name AS source, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.principle, coalesce(p.name, '') AS principle_name,
       o.framework, o.statement_id, o.outcome, coalesce(o.reason, '') AS reason, o.decided_at, o.by_lead,
       coalesce(c.people, 0) AS people, coalesce(c.n_for, 0) AS n_for, coalesce(c.n_against, 0) AS n_against, coalesce(c.n_neutral, 0) AS n_neutral,
       coalesce(c.comments, 0) AS comments
FROM outcomes AS o
JOIN ideas AS i ON i.idea = o.idea
JOIN sources AS s ON s.source = i.source
LEFT JOIN principles AS p ON p.principle = i.principle
LEFT JOIN counted AS c ON c.idea = o.idea
ORDER BY o.framework, o.statement_id, o.outcome, o.idea
