-- What was remarked on while reading.
-- One row a file and reason.
--
-- file    number  the file
-- name    label   its name
-- code    code    the reason
-- level   code    Q quarantined, C converted, A accepted, W warning, D duplicate, X excluded
-- words   text    the reason in words
-- detail  label   the column or value it is about
-- rows    count   how many rows
SELECT r.file, f.name, r.code, coalesce(w.level, 'C') AS level, coalesce(w.words, r.detail, r.code) AS words, coalesce(r.detail, '') AS detail, r.rows
FROM file_reasons AS r JOIN files AS f ON f.file = r.file LEFT JOIN reasons AS w ON w.code = r.code
ORDER BY r.file, level DESC, r.rows DESC, r.code, detail
