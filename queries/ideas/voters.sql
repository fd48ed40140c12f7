-- How many people of each group voted on ideas.
-- One row a group with votes on ideas, in the groups' order.
--
-- with groups_of_people
-- with voters_of_groups
--
-- group_code  code    the group
-- group_name  label   its name
-- people      people  its people who voted on at least one idea
SELECT g.group_code, g.group_name, CAST(sum(v.people) AS BIGINT) AS people
FROM voters_of_groups AS v JOIN groups_of_people AS g ON g.group_code = v.group_code
GROUP BY g.group_code, g.group_name, g.position
HAVING sum(v.people) > 0
ORDER BY g.position, g.group_code
