-- What was loaded against what exports say of themselves.
-- One row a comparison. What an export says of itself is never trusted; where it differs, our count is from its rows.
--
-- source   label  the platform and conversation
-- name     label  what was compared
-- matches  count  figures that are the same
-- differs  count  figures that are not
-- words    text   the comparison in a sentence
SELECT s.name AS source, r.name, r.matches, r.differs, r.words
FROM reconciliations AS r JOIN sources AS s ON s.source = r.source
ORDER BY s.name, r.name, r.words
