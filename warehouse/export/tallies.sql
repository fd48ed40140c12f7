-- Counts of one target, vote, place, role and day as one row: places we do not know were told apart only by their spelling.
SELECT i.idea_id, CASE WHEN t.idea IS NULL THEN t.principle END AS principle, t.vote, CAST(sum(t.count) AS BIGINT) AS count,
       nullif(t.gss_code, 'unknown') AS borough, nullif(t.role, 'unknown') AS role, t.day
FROM tallies AS t JOIN files AS f USING (file) LEFT JOIN ideas AS i ON i.idea = t.idea
WHERE f.source = $source
GROUP BY ALL ORDER BY min(t.file), min(t.line);
