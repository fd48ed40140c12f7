-- The live release's numbers for what the small one numbered for itself; what is new gets the next ones.
CREATE TABLE staged.person_of AS
WITH known AS (
    SELECT p.person, min(l.person) AS live
    FROM staged.persons AS p LEFT JOIN staged.known_identities AS l USING (pseudonym) GROUP BY p.person)
SELECT person, CAST(coalesce(live, (SELECT coalesce(max(person), 0) FROM live.people) + row_number() OVER (PARTITION BY live IS NULL ORDER BY person)) AS INTEGER) AS number,
       live IS NULL OR live IN (SELECT person FROM staged.touched_people) AS touched
FROM known;

CREATE TABLE staged.idea_of AS
SELECT n.number AS idea, c.live_idea IS NULL AS is_new,
       CAST(coalesce(c.live_idea, (SELECT coalesce(max(idea), 0) FROM live.ideas) + row_number() OVER (PARTITION BY c.live_idea IS NULL ORDER BY n.number)) AS INTEGER) AS number
FROM staged.idea_numbers AS n LEFT JOIN staged.carried_ideas AS c ON c.idea = n.idea;

CREATE TABLE staged.file_of AS
SELECT n.number AS file, f.fresh,
       CAST(CASE WHEN f.fresh THEN (SELECT coalesce(max(file), 0) FROM live.files) + row_number() OVER (PARTITION BY f.fresh ORDER BY n.number)
                 ELSE f.file END AS INTEGER) AS number
FROM staged.file_numbers AS n JOIN staged.files AS f USING (file);

CREATE TABLE staged.organisation_of AS
WITH known AS (
    SELECT n.number, min(k.organisation) AS live
    FROM staged.organisation_numbers AS n LEFT JOIN live_organisation_keys AS k USING (key) GROUP BY n.number)
SELECT number AS organisation, live IS NULL AS is_new,
       CAST(coalesce(live, (SELECT coalesce(max(organisation), 0) FROM live.organisations) + row_number() OVER (PARTITION BY live IS NULL ORDER BY number)) AS INTEGER) AS number
FROM known;
