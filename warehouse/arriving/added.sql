-- What stands beside the live release, in its numbers: everything of the people touched, and whatever else is new.
CREATE SCHEMA beside.added;

CREATE TABLE beside.added.touched_people AS SELECT person FROM staged.touched_people;

CREATE TABLE beside.added.organisations AS
SELECT n.number AS organisation, o.name, o.kind, o.invited, o.staff, o.listed
FROM release.organisations AS o JOIN staged.organisation_of AS n USING (organisation) WHERE n.is_new;

CREATE TABLE beside.added.organisation_areas AS
SELECT n.number AS organisation, a.gss_code
FROM release.organisation_areas AS a JOIN staged.organisation_of AS n USING (organisation) WHERE n.is_new;

-- An organisation's kind is what the live release says, which knows all of its people.
CREATE TABLE beside.added.people AS
SELECT n.number AS person, p.pseudonym, o.number AS organisation,
       CASE WHEN coalesce(l.kind, 'unknown') <> 'unknown' THEN l.kind ELSE p.organisation_kind END AS organisation_kind,
       p.gss_code, p.area_from, p.role, p.group_name, p.channel, p.joined_on, p.registered, p.takes_part,
       p.gave_idea, p.gave_comment, p.gave_vote, p.attended, p.first_idea_on, p.first_comment_on, p.first_vote_on, p.first_given_on, p.first_attended_on, p.attributes
FROM release.people AS p
JOIN staged.person_of AS n ON n.person = p.person AND n.touched
LEFT JOIN staged.organisation_of AS o ON o.organisation = p.organisation
LEFT JOIN live.organisations AS l ON l.organisation = o.number;

CREATE TABLE beside.added.ideas AS
SELECT i.number AS idea, s.source, d.idea_id, n.number AS person, d.principle, d.principle_given, d.coded_by, d.submitted_at, d.day, d.title, d.text,
       d.status, d.listed, f.number AS file, d.line
FROM release.ideas AS d
JOIN staged.idea_of AS i ON i.idea = d.idea AND i.is_new
JOIN release.sources AS r ON r.source = d.source JOIN live.sources AS s ON s.name = r.name
LEFT JOIN staged.person_of AS n ON n.person = d.person
LEFT JOIN staged.file_of AS f ON f.file = d.file;

CREATE TABLE beside.added.comments AS
SELECT CAST((SELECT coalesce(max(comment), 0) FROM live.comments) + row_number() OVER (ORDER BY c.comment) AS INTEGER) AS comment, s.source, c.comment_id,
       i.number AS idea, n.number AS person, c.commented_at, c.day, c.text, f.number AS file, c.line
FROM release.comments AS c
JOIN staged.file_of AS f ON f.file = c.file AND f.fresh
JOIN release.sources AS r ON r.source = c.source JOIN live.sources AS s ON s.name = r.name
LEFT JOIN staged.idea_of AS i ON i.idea = c.idea
LEFT JOIN staged.person_of AS n ON n.person = c.person;

CREATE TABLE beside.added.idea_stems AS
SELECT i.number AS idea, d.stems FROM release.idea_stems AS d JOIN staged.idea_of AS i ON i.idea = d.idea AND i.is_new;

CREATE TABLE beside.added.words_used AS
SELECT w.kind, f.number AS file, w.line, w.word, w.stem, w.n FROM release.words_used AS w JOIN staged.file_of AS f ON f.file = w.file AND f.fresh;

CREATE TABLE beside.added.contributions AS
SELECT c.kind, n.number AS person, i.number AS idea, c.principle, c.direct, c.value, c.given_at, c.day, c.superseded_on, c.superseded,
       c.gss_code, c.role, c.group_name, o.number AS organisation, coalesce(p.organisation_kind, c.organisation_kind) AS organisation_kind,
       f.number AS file, c.line
FROM release.contributions AS c
LEFT JOIN staged.person_of AS n ON n.person = c.person
LEFT JOIN beside.added.people AS p ON p.person = n.number
LEFT JOIN staged.idea_of AS i ON i.idea = c.idea
LEFT JOIN staged.organisation_of AS o ON o.organisation = c.organisation
LEFT JOIN staged.file_of AS f ON f.file = c.file
WHERE n.touched OR (c.person IS NULL AND (f.fresh OR (f.file IS NULL AND i.is_new)));

CREATE TABLE beside.added.identities AS
SELECT s.source, d.pseudonym, d.shared, d.link, n.number AS person
FROM release.identities AS d
JOIN release.sources AS r ON r.source = d.source JOIN live.sources AS s ON s.name = r.name
JOIN staged.person_of AS n ON n.person = d.person
WHERE d.pseudonym NOT IN (SELECT pseudonym FROM staged.known_identities);

CREATE TABLE beside.added.files AS
SELECT n.number AS file, s.source, f.name, f.format, f.table_name, f.sha256, f.imported_at, f.rows_in, f.loaded, f.duplicates, f.quarantined, f.excluded
FROM release.files AS f
JOIN staged.file_of AS n ON n.file = f.file AND n.fresh
JOIN release.sources AS r ON r.source = f.source JOIN live.sources AS s ON s.name = r.name;

CREATE TABLE beside.added.file_reasons AS
SELECT n.number AS file, f.code, f.detail, f.rows FROM release.file_reasons AS f JOIN staged.file_of AS n ON n.file = f.file AND n.fresh;

CREATE TABLE beside.added.quarantine AS
SELECT n.number AS file, q.line, q.column_name, q.code, q.reason, q.value, q.cells, q.hash
FROM release.quarantine AS q JOIN staged.file_of AS n ON n.file = q.file AND n.fresh;

CREATE TABLE beside.added.participants AS
SELECT n.number AS file, p.line, p.pseudonym, p.organisation, p.organisation_kind, p.borough, p.postcode, p.role, p.group_name, p.joined_at, p.channel, p.attributes
FROM release.participants AS p JOIN staged.file_of AS n ON n.file = p.file AND n.fresh;

CREATE TABLE beside.added.organisation_rows AS
SELECT n.number AS file, r.line, r.organisation, r.kind, r.boroughs, r.invited, r.staff
FROM release.organisation_rows AS r JOIN staged.file_of AS n ON n.file = r.file AND n.fresh;

CREATE TABLE beside.added.tallies AS
SELECT n.number AS file, t.line, i.number AS idea, t.principle, t.vote, t.count, t.gss_code, t.role, t.day
FROM release.tallies AS t JOIN staged.file_of AS n ON n.file = t.file AND n.fresh LEFT JOIN staged.idea_of AS i ON i.idea = t.idea;

CREATE TABLE beside.added.attendance AS
SELECT n.number AS file, a.line, a.event, p.number AS person, a.attended_at
FROM release.attendance AS a JOIN staged.file_of AS n ON n.file = a.file AND n.fresh JOIN staged.person_of AS p ON p.person = a.person;

CREATE TABLE beside.added.responses AS
SELECT n.number AS file, r.line, o.number AS organisation, r.organisation_name, r.kind, r.gss_code, r.principle, r.stage, r.responded_at, r.text
FROM release.responses AS r JOIN staged.file_of AS n ON n.file = r.file AND n.fresh
LEFT JOIN staged.organisation_of AS o ON o.organisation = r.organisation;

CREATE TABLE beside.added.evidence AS
SELECT n.number AS file, e.line, e.principle, e.kind, e.title, e.text, e.link
FROM release.evidence AS e JOIN staged.file_of AS n ON n.file = e.file AND n.fresh;

CREATE TABLE beside.added.statements AS
SELECT n.number AS file, t.line, t.statement_id, t.framework, t.principle, t.text, t.overruled
FROM release.statements AS t JOIN staged.file_of AS n ON n.file = t.file AND n.fresh;

-- What a lead decided before an idea came holds from when it is there. Other outcomes are folded in.
CREATE TABLE beside.added.decisions AS
SELECT CAST(NULL AS INTEGER) AS file, d.line, i.number AS idea, d.framework, d.statement_id, d.outcome, d.reason, d.decided_at, d.overruled
FROM release.decisions AS d JOIN staged.idea_of AS i ON i.idea = d.idea
WHERE d.file IS NULL AND i.is_new;

CREATE TABLE beside.added.reach AS
SELECT n.number AS file, r.line, r.channel, r.day, r.views FROM release.reach AS r JOIN staged.file_of AS n ON n.file = r.file AND n.fresh;

CREATE TABLE beside.added.targets AS
SELECT n.number AS file, t.line, t.measure, t.dimension, t.value, t.code, t.target, t.by_day, t.overruled
FROM release.targets AS t JOIN staged.file_of AS n ON n.file = t.file AND n.fresh;

-- Sums over what stands beside, and those over what it replaces taken off; they are filled in afterwards.
CREATE TABLE beside.added.rollup_people AS SELECT * FROM live.rollup_people WHERE FALSE;
CREATE TABLE beside.added.rollup_activity AS SELECT * FROM live.rollup_activity WHERE FALSE;
CREATE TABLE beside.added.rollup_days AS SELECT * FROM live.rollup_days WHERE FALSE;
CREATE TABLE beside.added.rollup_steps AS SELECT * FROM live.rollup_steps WHERE FALSE;
CREATE TABLE beside.added.rollup_events AS SELECT * FROM live.rollup_events WHERE FALSE;
CREATE TABLE beside.added.rollup_sentences AS SELECT * FROM live.rollup_sentences WHERE FALSE;
CREATE TABLE beside.added.rollup_person_days AS SELECT * FROM live.rollup_person_days WHERE FALSE;
CREATE TABLE beside.added.rollup_ideas AS SELECT * FROM live.rollup_ideas WHERE FALSE;
CREATE TABLE beside.added.rollup_idea_groups AS SELECT * FROM live.rollup_idea_groups WHERE FALSE;
CREATE TABLE beside.added.rollup_votes AS SELECT * FROM live.rollup_votes WHERE FALSE;
