-- What the live release knows of everyone and everything that the new rows name, as if it had just been read.
-- `kept` lists all live sources; the new rows are staged already.
UPDATE staged.idea_ids SET listed = TRUE
FROM live.ideas AS i WHERE i.source = staged.idea_ids.source AND i.idea_id = staged.idea_ids.idea_id AND i.listed;

-- A person has several identities where a register joins them; whoever has one of those named is touched.
CREATE TABLE staged.touched_people AS
SELECT person FROM live.identities SEMI JOIN staged.identities USING (pseudonym) -- joins, as conditions with OR take far longer
UNION
SELECT person FROM live.identities WHERE shared IN (SELECT link FROM staged.identities WHERE link IS NOT NULL)
UNION
SELECT person FROM live.identities WHERE link IN (SELECT shared FROM staged.identities WHERE shared IS NOT NULL);

CREATE TABLE staged.people_before AS
SELECT person, organisation, gss_code, role, organisation_kind, channel, registered, gave_idea, gave_comment, gave_vote, takes_part, attended
FROM live.people SEMI JOIN staged.touched_people USING (person);

CREATE TABLE staged.touched_contributions AS SELECT c.* FROM live.contributions AS c SEMI JOIN staged.touched_people USING (person);

-- Ideas that the new rows name come with their words, so that the same idea once more is known for the same.
CREATE TABLE staged.touched_ideas AS
SELECT idea, max(named) AS named FROM (
    SELECT i.idea, TRUE AS named FROM live.ideas AS i JOIN staged.idea_ids AS n ON n.source = i.source AND n.idea_id = i.idea_id
    UNION ALL
    SELECT DISTINCT idea, FALSE FROM staged.touched_contributions WHERE idea IS NOT NULL)
GROUP BY idea;

-- The identities of whoever is touched, and of the authors of touched ideas.
CREATE TABLE staged.known_identities AS
SELECT source, pseudonym, shared, link, person FROM live.identities SEMI JOIN (
    SELECT person FROM staged.touched_people
    UNION SELECT person FROM live.ideas WHERE idea IN (SELECT idea FROM staged.touched_ideas)) USING (person);

UPDATE staged.identities SET shared = coalesce(staged.identities.shared, l.shared), link = coalesce(staged.identities.link, l.link)
FROM staged.known_identities AS l WHERE l.pseudonym = staged.identities.pseudonym;

INSERT INTO staged.identities
SELECT (SELECT coalesce(max(identity), 0) FROM staged.identities) + row_number() OVER (ORDER BY pseudonym), source, pseudonym, shared, link
FROM staged.known_identities WHERE pseudonym NOT IN (SELECT pseudonym FROM staged.identities);

INSERT INTO staged.carried_identities SELECT identity FROM staged.identities AS i WHERE EXISTS (SELECT 1 FROM staged.known_identities AS l WHERE l.pseudonym = i.pseudonym);

INSERT INTO staged.idea_ids
SELECT (SELECT coalesce(max(idea), 0) FROM staged.idea_ids) + row_number() OVER (ORDER BY i.idea), i.source, i.idea_id, i.listed
FROM live.ideas AS i
WHERE i.idea IN (SELECT idea FROM staged.touched_ideas)
  AND NOT EXISTS (SELECT 1 FROM staged.idea_ids AS n WHERE n.source = i.source AND n.idea_id = i.idea_id);

CREATE TABLE staged.carried_ideas AS
SELECT i.idea AS live_idea, n.idea, coalesce(t.named, FALSE) AS named
FROM live.ideas AS i LEFT JOIN staged.touched_ideas AS t USING (idea) JOIN staged.idea_ids AS n ON n.source = i.source AND n.idea_id = i.idea_id;

CREATE TABLE staged.carried_people AS
SELECT f.file, l.person, min(i.identity) AS identity
FROM staged.known_identities AS l JOIN staged.identities AS i USING (pseudonym) JOIN staged.files AS f ON f.source = l.source AND NOT f.fresh
GROUP BY f.file, l.person;

INSERT INTO staged.participants BY NAME
SELECT p.file, line, i.identity AS participant_id, organisation, organisation_kind, borough, postcode, role, group_name AS "group", joined_at, channel, attributes
FROM live.participants AS p JOIN staged.identities AS i USING (pseudonym);

INSERT INTO staged.organisations BY NAME
SELECT file, line, organisation, kind, boroughs, invited, staff FROM live.organisation_rows;

INSERT INTO staged.ideas BY NAME
SELECT i.file, line, n.idea AS idea_id, c.identity AS participant_id, principle_given AS principle, submitted_at,
       CASE WHEN n.named THEN title END AS title, CASE WHEN n.named THEN text END AS text, nullif(status, 'unknown') AS status
FROM live.ideas AS i JOIN staged.carried_ideas AS n ON n.live_idea = i.idea
LEFT JOIN staged.carried_people AS c ON c.file = i.file AND c.person = i.person
WHERE i.file IS NOT NULL;

INSERT INTO staged.comments BY NAME
SELECT m.file, line, comment_id, n.idea AS idea_id, c.identity AS participant_id, commented_at, text
FROM live.comments AS m JOIN staged.carried_people AS c ON c.file = m.file AND c.person = m.person
LEFT JOIN staged.carried_ideas AS n ON n.live_idea = m.idea;

INSERT INTO staged.votes BY NAME
SELECT v.file, line, c.identity AS participant_id, n.idea AS idea_id, CASE WHEN direct THEN principle END AS principle, value AS vote, given_at AS voted_at
FROM staged.touched_contributions AS v JOIN staged.carried_people AS c ON c.file = v.file AND c.person = v.person
LEFT JOIN staged.carried_ideas AS n ON n.live_idea = v.idea
WHERE v.kind = 'vote';

-- Attendance, responses and the like are few; they are known whole, so that a row that is there once more is noticed.
INSERT INTO staged.tallies BY NAME
SELECT t.file, line, n.idea AS idea_id, CASE WHEN t.idea IS NULL THEN principle END AS principle, vote, count, gss_code AS borough, role, day
FROM live.tallies AS t LEFT JOIN staged.carried_ideas AS n ON n.live_idea = t.idea
WHERE t.idea IS NULL OR n.idea IS NOT NULL;

INSERT INTO staged.attendance BY NAME
SELECT a.file, line, event, c.identity AS participant_id, attended_at
FROM live.attendance AS a JOIN staged.carried_people AS c ON c.file = a.file AND c.person = a.person;

INSERT INTO staged.responses BY NAME
SELECT file, line, organisation_name AS organisation, kind, gss_code AS borough, principle, stage, responded_at, text FROM live.responses;

INSERT INTO staged.evidence BY NAME SELECT file, line, principle, kind, title, text, link FROM live.evidence;

INSERT INTO staged.statements BY NAME SELECT file, line, statement_id, framework, principle, text FROM live.statements WHERE file IS NOT NULL;

INSERT INTO staged.reach BY NAME SELECT file, line, channel, day, views FROM live.reach;

INSERT INTO staged.targets BY NAME SELECT file, line, measure, dimension, value, target, by_day AS "by" FROM live.targets WHERE file IS NOT NULL;
