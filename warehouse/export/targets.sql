SELECT t.measure, t.dimension, t.value, t.target, t.by_day AS "by"
FROM targets AS t LEFT JOIN files AS f USING (file)
WHERE NOT t.overruled AND coalesce(f.source, (SELECT min(source) FROM sources)) = $source
ORDER BY t.file NULLS LAST, t.line, t.measure, t.dimension, t.value;
