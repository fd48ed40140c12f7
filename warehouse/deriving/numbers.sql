-- Numbers that depend on what the rows say, not on the order they came in.
CREATE TABLE staged.file_numbers AS
SELECT f.file, row_number() OVER (ORDER BY s.name, f.name, f.table_name, f.sha256, f.file) AS number
FROM staged.files AS f JOIN staged.sources AS s USING (source);

CREATE TABLE staged.source_numbers AS
SELECT source, row_number() OVER (ORDER BY name) AS number FROM staged.sources;

CREATE TABLE staged.idea_numbers AS
SELECT i.idea, s.number AS source, i.idea_id, i.listed, row_number() OVER (ORDER BY s.number, i.idea_id) AS number
FROM staged.idea_ids AS i JOIN staged.source_numbers AS s USING (source)
WHERE i.idea IN (
    SELECT idea_id FROM staged.ideas UNION SELECT idea_id FROM staged.votes UNION SELECT idea_id FROM staged.comments
    UNION SELECT idea_id FROM staged.tallies UNION SELECT idea_id FROM staged.decisions);

-- A person is who a register says they are, and otherwise one identity of one source.
CREATE TABLE staged.person_keys AS
WITH identities_used AS (
    SELECT participant_id AS identity FROM staged.participants UNION SELECT participant_id FROM staged.ideas
    UNION SELECT participant_id FROM staged.comments UNION SELECT participant_id FROM staged.votes
    UNION SELECT participant_id FROM staged.attendance
    UNION SELECT identity FROM staged.carried_identities -- the rows of a person's several accounts come back under one of them
    EXCEPT SELECT identity FROM staged.excluded WHERE code = 'forgotten'),
registered AS (SELECT shared, min(pseudonym) AS pseudonym FROM staged.identities WHERE shared IS NOT NULL GROUP BY shared)
SELECT i.identity, i.source, i.pseudonym, i.shared, i.link, coalesce(r.pseudonym, i.pseudonym) AS person_key
FROM staged.identities AS i
JOIN identities_used USING (identity)
LEFT JOIN registered AS r ON i.link = r.shared;

CREATE TABLE staged.persons AS
SELECT identity, source, pseudonym, shared, link, person_key, dense_rank() OVER (ORDER BY person_key) AS person
FROM staged.person_keys;

CREATE TABLE staged.organisation_numbers AS
SELECT name, key, own, dense_rank() OVER (ORDER BY key) AS number FROM staged.organisation_keys;
