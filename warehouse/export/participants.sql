-- Everyone a source registers, as they count: their organisation by its resolved name, their borough where they gave one.
-- A borough inferred from an organisation is left out, so that it is inferred again.
WITH registrations AS (
    SELECT d.person, r.joined_at
    FROM participants AS r JOIN identities AS d USING (pseudonym) JOIN people AS p USING (person)
    QUALIFY row_number() OVER (PARTITION BY d.person ORDER BY r.pseudonym <> p.pseudonym, r.file, r.line) = 1),
registered_here AS (
    SELECT DISTINCT d.person
    FROM participants AS r JOIN identities AS d USING (pseudonym) JOIN files AS f USING (file) WHERE f.source = $source)
SELECT p.pseudonym AS participant_id, o.name AS organisation, nullif(p.organisation_kind, 'unknown') AS organisation_kind,
       CASE WHEN p.area_from IN ('own', 'postcode') THEN p.gss_code END AS borough, nullif(p.role, 'unknown') AS role,
       nullif(p.group_name, 'unknown') AS "group", utc(g.joined_at) AS joined_at, nullif(p.channel, 'unknown') AS channel, p.attributes
FROM registered_here JOIN registrations AS g USING (person) JOIN people AS p USING (person)
LEFT JOIN organisations AS o ON o.organisation = p.organisation
ORDER BY p.person;
