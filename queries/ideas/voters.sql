-- How many people of each group voted on ideas.
-- One row a group with votes on ideas, in the groups' order.
--
-- with groups_of_people
-- with contributions_in_question
--
-- group_code  code    the group
-- group_name  label   its name
-- people      people  its people who voted on at least one idea
WITH voters_of_groups AS (
    SELECT DISTINCT person, CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code
    FROM contributions_in_question WHERE kind = 'vote' AND NOT direct)
SELECT g.group_code, g.group_name, count(v.person) AS people
FROM voters_of_groups AS v JOIN groups_of_people AS g ON g.group_code = v.group_code
GROUP BY g.group_code, g.group_name, g.position
ORDER BY g.position, g.group_code
