SELECT t.measure, t.dimension, t.value, t.target, t.by_day AS "by"
FROM targets AS t JOIN files AS f USING (file) WHERE f.source = $source ORDER BY t.file, t.line;
