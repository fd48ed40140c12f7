-- Words people use, group by group.
-- One row a group and a word (all its forms) that somebody of it used in an idea or a comment, if enough people of all groups used it.
-- A person counts once for a word in a group, however often they wrote it. Words of rejected ideas are left out.
--
-- with groups_of_people
-- $framework      code    the framework under whose items the votes are read
-- $fewest_people  number  only words that so many people used
-- with texts_in_question
--
-- group_code  code    the group
-- group_name  label   its name
-- stem        label   what the forms of the word share
-- word        label   the form that was used most, of all groups
-- people      people  people of the group who used it
-- uses        count   how often they wrote it
-- writers     people  people of the group who wrote anything
-- everybody   people  people of any group who used it
WITH written_in_groups AS (
    SELECT person, kind, file, line,
           CASE WHEN $grouping = 'role' THEN role WHEN $grouping = 'organisation_kind' THEN organisation_kind ELSE gss_code END AS group_code
    FROM texts_in_question WHERE $grouping <> 'principle'
    UNION ALL
    SELECT t.person, t.kind, t.file, t.line, n.item AS group_code
    FROM texts_in_question AS t JOIN principle_items AS n ON n.principle = t.principle AND n.framework = $framework WHERE $grouping = 'principle'),
words_of_groups AS (
    SELECT g.group_code, g.person, u.stem, u.word, u.n
    FROM written_in_groups AS g JOIN words_used AS u ON u.kind = g.kind AND u.file = g.file AND u.line = g.line),
words_of_people AS (SELECT group_code, stem, person, sum(n) AS uses FROM words_of_groups GROUP BY group_code, stem, person),
counted AS (SELECT group_code, stem, count(*) AS people, CAST(sum(uses) AS BIGINT) AS uses FROM words_of_people GROUP BY group_code, stem),
writers AS (SELECT group_code, count(DISTINCT person) AS writers FROM words_of_people GROUP BY group_code),
-- Only principles can share a person, so that only their people have to be counted anew.
stems_of_all AS (
    SELECT stem, CAST(sum(people) AS BIGINT) AS everybody FROM counted WHERE $grouping <> 'principle' GROUP BY stem
    UNION ALL
    SELECT stem, count(DISTINCT person) AS everybody FROM words_of_people WHERE $grouping = 'principle' GROUP BY stem),
stems_known AS (SELECT stem, everybody FROM stems_of_all WHERE everybody >= $fewest_people),
forms AS (SELECT stem, word, row_number() OVER (PARTITION BY stem ORDER BY sum(n) DESC, word) AS place FROM words_of_groups GROUP BY stem, word)
SELECT g.group_code, g.group_name, c.stem, f.word, c.people, c.uses, w.writers, k.everybody
FROM counted AS c
JOIN stems_known AS k ON k.stem = c.stem
JOIN forms AS f ON f.stem = c.stem AND f.place = 1
JOIN writers AS w ON w.group_code = c.group_code
JOIN groups_of_people AS g ON g.group_code = c.group_code
ORDER BY g.position, c.group_code, c.stem
