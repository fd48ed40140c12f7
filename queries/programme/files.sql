-- What was imported, file by file.
-- One row a file and table: rows in = loaded + duplicates + quarantined + excluded.
--
-- file         number  its number in this release
-- source       label   the platform and conversation it came from
-- name         label   the file
-- format       code    the format it was read in; missing for a file that is none of our tables
-- table_name   code    the table its rows went to; missing where it has none
-- imported_at  moment  when, in UTC
-- rows_in      count   rows in the file
-- loaded       count   rows that were taken
-- duplicates   count   rows that were there already
-- quarantined  count   rows set aside, with the reason
-- excluded     count   rows of test accounts and of people who asked to be forgotten
-- sha256       label   checksum of the file
SELECT f.file, s.name AS source, f.name, f.format, f.table_name, f.imported_at, f.rows_in, f.loaded, f.duplicates, f.quarantined, f.excluded, f.sha256
FROM files AS f JOIN sources AS s ON s.source = f.source
ORDER BY f.file
