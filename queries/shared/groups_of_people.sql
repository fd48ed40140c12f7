-- The groups that people can be in.
-- One row a group.
--
-- $grouping  code  what the groups are: role, organisation_kind, borough or principle
--
-- group_code  code    the group
-- group_name  label   its name
-- position    number  its place among the groups
SELECT code AS group_code, name AS group_name, position FROM vocabulary WHERE vocabulary = $grouping AND $grouping IN ('role', 'organisation_kind')
UNION ALL
SELECT gss_code, name, position FROM areas WHERE $grouping = 'borough'
UNION ALL
SELECT principle, name, position FROM principles WHERE $grouping = 'principle'
