SELECT a.event, p.pseudonym AS participant_id, utc(a.attended_at) AS attended_at
FROM attendance AS a JOIN files AS f USING (file) JOIN people AS p USING (person) WHERE f.source = $source ORDER BY a.file, a.line;
