-- Which areas a group of areas holds.
-- One row an area of each integrated care board, in order.
--
-- level       code   icb_2022 or icb_2026
-- group_code  code   the board
-- gss_code    code   the area
SELECT level, group_code, gss_code FROM area_groups
WHERE level IN ('icb_2022', 'icb_2026') AND gss_code LIKE 'E%'
ORDER BY level, group_code, gss_code
