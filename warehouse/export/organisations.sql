-- The register of organisations, whichever sources it came from; it goes with the first of them.
SELECT o.name AS organisation, nullif(o.kind, 'unknown') AS kind,
       (SELECT string_agg(a.gss_code, ';' ORDER BY a.gss_code) FROM organisation_areas AS a WHERE a.organisation = o.organisation) AS boroughs,
       CASE WHEN o.invited THEN 'yes' ELSE 'no' END AS invited, o.staff
FROM organisations AS o
WHERE o.listed AND $source = (SELECT min(f.source) FROM organisation_rows AS r JOIN files AS f USING (file))
ORDER BY o.organisation;
