-- Votes on ideas under the filters, group by group.
-- One row or several an idea and a group with votes on it; each person has one vote on an idea. Rejected ideas too.
--
-- $grouping  code  what the groups are: role, organisation_kind, borough or principle
-- with contributions_in_question
--
-- idea        number  the idea
-- group_code  code    the group
-- n           count   their latest votes
-- n_for       count   votes for
-- n_against   count   votes against
SELECT idea, CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code,
       count(*) AS n, count(CASE WHEN value > 0 THEN 1 END) AS n_for, count(CASE WHEN value < 0 THEN 1 END) AS n_against
FROM contributions_in_question
WHERE kind = 'vote' AND NOT direct
GROUP BY idea, group_code
