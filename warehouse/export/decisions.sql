SELECT i.idea_id, d.statement_id, d.outcome, d.reason, utc(d.decided_at) AS decided_at
FROM decisions AS d LEFT JOIN files AS f USING (file) LEFT JOIN ideas AS i ON i.idea = d.idea
WHERE NOT d.overruled AND coalesce(f.source, i.source) = $source
ORDER BY d.file NULLS LAST, d.line, i.idea_id;
