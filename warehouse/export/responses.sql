SELECT coalesce(o.name, r.organisation_name) AS organisation, r.kind, nullif(r.gss_code, 'unknown') AS borough, r.principle, r.stage,
       utc(r.responded_at) AS responded_at, r.text
FROM responses AS r JOIN files AS f USING (file) LEFT JOIN organisations AS o ON o.organisation = r.organisation
WHERE f.source = $source ORDER BY r.file, r.line;
