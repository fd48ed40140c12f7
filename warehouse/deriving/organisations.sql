-- Organisations by their resolved name, whoever names them.
INSERT INTO release.organisation_rows
SELECT n.number, line, organisation, kind, boroughs, invited, staff
FROM staged.organisations JOIN staged.file_numbers AS n USING (file) ORDER BY n.number, line;

INSERT INTO release.organisations
WITH listed AS (
    SELECT o.number, min(r.organisation) AS name, min(r.kind) AS kind, bool_or(r.invited) AS invited, max(r.staff) AS staff
    FROM release.organisation_rows AS r JOIN staged.organisation_numbers AS o ON o.name = r.organisation GROUP BY o.number),
kinds_said AS (
    SELECT o.number, p.organisation_kind AS kind, count(*) AS people
    FROM staged.participants AS p JOIN staged.organisation_numbers AS o ON o.name = p.organisation
    WHERE p.organisation_kind IS NOT NULL GROUP BY o.number, p.organisation_kind),
kind_said_most AS (
    SELECT number, kind FROM kinds_said QUALIFY row_number() OVER (PARTITION BY number ORDER BY people DESC, kind) = 1),
named AS (
    SELECT number, coalesce(min(CASE WHEN own THEN name END), min(name)) AS name FROM staged.organisation_numbers GROUP BY number)
SELECT n.number, coalesce(l.name, n.name), coalesce(l.kind, k.kind, 'unknown'), coalesce(l.invited, FALSE), l.staff, l.number IS NOT NULL
FROM named AS n LEFT JOIN listed AS l USING (number) LEFT JOIN kind_said_most AS k USING (number) ORDER BY n.number;

INSERT INTO release.organisation_areas
SELECT DISTINCT o.number, unnest(string_split(r.boroughs, ';')) AS gss_code
FROM release.organisation_rows AS r JOIN staged.organisation_numbers AS o ON o.name = r.organisation
WHERE r.boroughs IS NOT NULL ORDER BY ALL;
