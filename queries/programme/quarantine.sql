-- Rows set aside.
-- One row each, with what of it may be kept: people as pseudonyms, free text masked.
--
-- source       label   the platform and conversation
-- name         label   the file
-- line         number  the line in that file
-- column_name  label   the column at fault; empty where the whole row is
-- code         code    the reason
-- words        text    the reason in words
-- value        text    what stood there
-- cells        text    the cells that may be kept, as JSON
SELECT s.name AS source, f.name, q.line, coalesce(q.column_name, '') AS column_name, q.code, coalesce(q.reason, w.words, q.code) AS words,
       coalesce(q.value, '') AS value, coalesce(q.cells, '') AS cells
FROM quarantine AS q
JOIN files AS f ON f.file = q.file
JOIN sources AS s ON s.source = f.source
LEFT JOIN reasons AS w ON w.code = q.code
ORDER BY q.file, q.line, q.code, column_name
