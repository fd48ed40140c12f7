-- The tables that are kept as they came.
INSERT INTO release.tallies
SELECT f.number, t.line, n.number, CASE WHEN t.idea_id IS NULL THEN t.principle ELSE i.principle END, t.vote, t.count,
       coalesce(t.borough, 'unknown'), coalesce(t.role, 'unknown'), t.day
FROM staged.tallies AS t
JOIN staged.file_numbers AS f USING (file)
LEFT JOIN staged.idea_numbers AS n ON n.idea = t.idea_id
LEFT JOIN release.ideas AS i ON i.idea = n.number
ORDER BY ALL;

INSERT INTO release.attendance
SELECT f.number, a.line, a.event, p.person, a.attended_at
FROM staged.attendance AS a JOIN staged.file_numbers AS f USING (file) JOIN staged.persons AS p ON p.identity = a.participant_id ORDER BY ALL;

INSERT INTO release.responses
SELECT f.number, r.line, o.number, r.organisation, r.kind, coalesce(r.borough, 'unknown'), r.principle, r.stage, r.responded_at, r.text
FROM staged.responses AS r
JOIN staged.file_numbers AS f USING (file)
LEFT JOIN staged.organisation_numbers AS o ON o.name = r.organisation
ORDER BY ALL;

INSERT INTO release.evidence
SELECT f.number, line, principle, kind, title, text, link FROM staged.evidence JOIN staged.file_numbers AS f USING (file) ORDER BY ALL;

-- A sentence whose framework its export leaves out stands in that of its principle, otherwise in the programme's.
INSERT INTO release.statements
SELECT f.number, s.line, s.statement_id, s.framework, s.principle, s.text, EXISTS (
    SELECT 1 FROM staged.decided_statements AS d
    WHERE d.statement_id = s.statement_id AND d.framework = coalesce(s.framework, split_part(s.principle, ':', 1), (SELECT framework FROM release.programme)))
FROM staged.statements AS s JOIN staged.file_numbers AS f USING (file)
UNION ALL
SELECT NULL, NULL, statement_id, framework, principle, text, FALSE FROM staged.decided_statements
ORDER BY ALL;

-- An outcome names a sentence by its identifier: of the idea's own source, otherwise of any that knows it.
INSERT INTO release.decisions
WITH placed AS (
    SELECT f.source, s.statement_id, coalesce(s.framework, split_part(s.principle, ':', 1), (SELECT framework FROM release.programme)) AS framework, s.overruled
    FROM release.statements AS s LEFT JOIN release.files AS f USING (file)),
of_source AS (SELECT source, statement_id, min(framework) AS framework FROM placed WHERE source IS NOT NULL GROUP BY source, statement_id),
of_any AS (SELECT statement_id, min(framework) AS framework FROM placed WHERE NOT overruled GROUP BY statement_id),
decided AS (
    SELECT i.idea, o.statement_id, o.outcome, o.reason, o.decided_at
    FROM staged.decided_outcomes AS o
    JOIN release.sources AS s ON s.name = o.source_name
    JOIN release.ideas AS i ON i.source = s.source AND i.idea_id = o.idea_id),
every AS (
    SELECT f.number AS file, d.line, n.number AS idea, d.statement_id, d.outcome, d.reason, d.decided_at, n.number IN (SELECT idea FROM decided) AS overruled
    FROM staged.decisions AS d JOIN staged.file_numbers AS f USING (file) LEFT JOIN staged.idea_numbers AS n ON n.idea = d.idea_id
    UNION ALL
    SELECT NULL, NULL, idea, statement_id, outcome, reason, decided_at, outcome = 'undecided' FROM decided)
SELECT e.file, e.line, e.idea, coalesce(o.framework, a.framework, (SELECT framework FROM release.programme)), e.statement_id, e.outcome, e.reason,
       e.decided_at, e.overruled
FROM every AS e
LEFT JOIN release.ideas AS i ON i.idea = e.idea
LEFT JOIN of_source AS o ON o.source = i.source AND o.statement_id = e.statement_id
LEFT JOIN of_any AS a ON a.statement_id = e.statement_id
ORDER BY ALL;

INSERT INTO release.reach
SELECT f.number, line, channel, day, views FROM staged.reach JOIN staged.file_numbers AS f USING (file) ORDER BY ALL;

INSERT INTO release.targets
WITH given AS (
    SELECT f.number AS file, t.line, t.measure, t.dimension, t.value, c.code, t.target, t."by" AS by_day
    FROM staged.targets AS t
    JOIN staged.file_numbers AS f USING (file)
    LEFT JOIN staged.target_codes AS c ON c.dimension = t.dimension AND c.value = t.value),
decided AS (
    SELECT d.measure, d.dimension, d.value, c.code, d.target, d."by" AS by_day
    FROM staged.decided_targets AS d LEFT JOIN staged.target_codes AS c ON c.dimension = d.dimension AND c.value = d.value)
SELECT g.*, EXISTS (
    SELECT 1 FROM decided AS d
    WHERE d.measure = g.measure AND d.dimension = g.dimension
      AND (g.dimension = 'london' OR coalesce(d.code, d.value, '') = coalesce(g.code, g.value, '')))
FROM given AS g
UNION ALL
SELECT NULL, NULL, measure, dimension, value, code, target, by_day, target = 0 FROM decided
ORDER BY ALL;
