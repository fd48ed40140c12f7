SELECT t.statement_id, t.framework, t.principle, t.text
FROM statements AS t JOIN files AS f USING (file) WHERE f.source = $source ORDER BY t.file, t.line;
