-- What can be chosen in the filters.
-- One row a choice, by list and place.
--
-- list      code    area, icb_2022, icb_2026, role, organisation_kind, framework or item
-- code      code    the choice
-- name      label   its name
-- parent    label   the framework of an item; empty otherwise
-- position  number  its place in its list
SELECT 'area' AS list, gss_code AS code, name, '' AS parent, position FROM areas
UNION ALL
SELECT DISTINCT level, group_code, group_name, '', min(position) OVER (PARTITION BY level, group_code)
FROM area_groups WHERE level IN ('icb_2022', 'icb_2026') AND gss_code LIKE 'E%'
UNION ALL
SELECT vocabulary, code, name, '', position FROM vocabulary WHERE vocabulary IN ('role', 'organisation_kind')
UNION ALL
SELECT 'framework', framework, name, '', 0 FROM frameworks
UNION ALL
SELECT 'item', principle, name, framework, position FROM principles
ORDER BY list, parent, position, code
