-- A source with sentences lists every one that its decisions name, so that they are found when it is read again. A lead's
-- own go with each such source; where no source has any, with the first.
WITH standing AS (SELECT f.source, t.* FROM statements AS t LEFT JOIN files AS f USING (file) WHERE NOT t.overruled),
having_sentences AS (SELECT DISTINCT f.source FROM statements AS t JOIN files AS f USING (file)),
listing AS (
    SELECT source FROM having_sentences
    UNION SELECT min(source) FROM sources WHERE NOT EXISTS (SELECT 1 FROM having_sentences) AND EXISTS (SELECT 1 FROM standing)),
listed AS (
    SELECT statement_id, framework, principle, text, file, line FROM standing
    WHERE source = $source OR (source IS NULL AND $source IN (SELECT source FROM listing))),
named AS (
    SELECT DISTINCT d.statement_id FROM decisions AS d LEFT JOIN files AS f USING (file) LEFT JOIN ideas AS i ON i.idea = d.idea
    WHERE NOT d.overruled AND coalesce(f.source, i.source) = $source AND $source IN (SELECT source FROM listing)
      AND d.statement_id NOT IN (SELECT statement_id FROM listed))
SELECT statement_id, framework, principle, text FROM (
    SELECT statement_id, framework, principle, text, file, line FROM listed
    UNION ALL
    SELECT n.statement_id, min_by(s.framework, s.file), min_by(s.principle, s.file), min_by(s.text, s.file), NULL, NULL
    FROM named AS n LEFT JOIN standing AS s USING (statement_id) GROUP BY n.statement_id)
ORDER BY file NULLS LAST, line, framework, statement_id;
