-- Which boroughs organisations serve.
-- One row an organisation and area that it serves, in order of the areas' names.
--
-- organisation  number  its number in this release
-- gss_code      code    the area
-- name          label   the area's name
SELECT s.organisation, s.gss_code, a.name
FROM organisation_areas AS s JOIN areas AS a ON a.gss_code = s.gss_code
ORDER BY s.organisation, a.name, s.gss_code
