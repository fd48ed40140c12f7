-- How many people under the filters voted on ideas, group by group.
-- One row or several a group with votes on ideas.
--
-- $grouping  code  what the groups are: role, organisation_kind, borough or principle
-- with contributions_in_question
--
-- group_code  code    the group
-- people      people  its people who voted on at least one idea
WITH voters AS (
    SELECT DISTINCT person, CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code
    FROM contributions_in_question WHERE kind = 'vote' AND NOT direct)
SELECT group_code, count(person) AS people FROM voters GROUP BY group_code
