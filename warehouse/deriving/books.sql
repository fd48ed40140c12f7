-- Where the rows came from.
INSERT INTO release.sources
SELECT n.number, s.name, s.platform, s.terms, s.made_up, NULL
FROM staged.sources AS s JOIN staged.source_numbers AS n USING (source) ORDER BY n.number;

INSERT INTO release.files
SELECT n.number, s.number, f.name, f.format, f.table_name, f.sha256, f.imported_at, f.rows_in, f.loaded, f.duplicates, f.quarantined, f.excluded
FROM staged.files AS f JOIN staged.file_numbers AS n USING (file) JOIN staged.source_numbers AS s ON f.source = s.source ORDER BY n.number;

INSERT INTO release.file_reasons
SELECT n.number, code, detail, CAST(sum(rows) AS BIGINT) FROM staged.file_reasons JOIN staged.file_numbers AS n USING (file)
WHERE code NOT IN ('revote', 'burst') -- these depend on all rows and are counted anew
GROUP BY n.number, code, detail ORDER BY ALL;

INSERT INTO release.reconciliations
SELECT n.number, r.name, r.matches, r.differs, r.words
FROM staged.reconciliations AS r JOIN staged.source_numbers AS n USING (source) ORDER BY ALL;

INSERT INTO release.quarantine
SELECT n.number, line, column_name, code, reason, value, cells, hash
FROM staged.quarantine JOIN staged.file_numbers AS n USING (file) ORDER BY n.number, line, code;

INSERT INTO release.identities
SELECT s.number, p.pseudonym, p.shared, p.link, p.person
FROM staged.persons AS p JOIN staged.source_numbers AS s USING (source) ORDER BY p.pseudonym;
