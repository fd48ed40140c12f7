-- Ideas, comments and votes in one table, one row each as they came, clustered by area and day. What is known of people
-- is sorted as numbers in the order of its texts, which is much less to move. Written once for each range of areas from
-- $first_area to $last_area, one after the other, so that never more is sorted at once than there is room for.
CREATE OR REPLACE TYPE kind_code AS ENUM ('comment', 'idea', 'vote');
CREATE OR REPLACE TYPE area_code AS ENUM (SELECT gss_code FROM (SELECT gss_code FROM release.people UNION SELECT 'unknown') ORDER BY gss_code);
CREATE OR REPLACE TYPE role_code AS ENUM (SELECT role FROM (SELECT role FROM release.people UNION SELECT 'unknown') ORDER BY role);
CREATE OR REPLACE TYPE group_code AS ENUM (SELECT group_name FROM (SELECT group_name FROM release.people UNION SELECT 'unknown') ORDER BY group_name);
CREATE OR REPLACE TYPE organisation_code AS ENUM (
    SELECT organisation_kind FROM (SELECT organisation_kind FROM release.people UNION SELECT 'unknown') ORDER BY organisation_kind);

CREATE TABLE staged.known_of_people AS
SELECT person, CAST(gss_code AS area_code) AS gss_code, CAST(role AS role_code) AS role, CAST(group_name AS group_code) AS group_name, organisation,
       CAST(organisation_kind AS organisation_code) AS organisation_kind
FROM release.people;

CREATE TABLE staged.principles_of_ideas AS
SELECT idea, CAST(principle AS principle_code) AS principle FROM release.ideas WHERE principle IS NOT NULL;

INSERT INTO release.contributions
WITH given AS (
    SELECT CAST('idea' AS kind_code) AS kind, i.person, i.idea, p.principle, FALSE AS direct, NULL::TINYINT AS value, i.submitted_at AS given_at,
           NULL::DATE AS superseded_on, FALSE AS superseded, i.file, i.line
    FROM release.ideas AS i LEFT JOIN staged.principles_of_ideas AS p USING (idea)
    UNION ALL
    SELECT CAST('comment' AS kind_code), c.person, c.idea, p.principle, FALSE, NULL, c.commented_at, NULL, FALSE, c.file, c.line
    FROM release.comments AS c LEFT JOIN staged.principles_of_ideas AS p USING (idea)
    UNION ALL
    SELECT CAST('vote' AS kind_code), v.person, v.idea, coalesce(v.principle, p.principle), v.idea IS NULL, v.value, v.voted_at,
           l.superseded_on, coalesce(l.superseded, FALSE), v.file, v.line
    FROM staged.vote_events AS v
    LEFT JOIN staged.principles_of_ideas AS p USING (idea)
    LEFT JOIN staged.later_votes AS l ON l.id = v.rowid),
placed AS (
    SELECT g.*, london_day(g.given_at) AS day, coalesce(k.gss_code, CAST('unknown' AS area_code)) AS gss_code,
           coalesce(k.role, CAST('unknown' AS role_code)) AS role, coalesce(k.group_name, CAST('unknown' AS group_code)) AS group_name,
           k.organisation, coalesce(k.organisation_kind, CAST('unknown' AS organisation_code)) AS organisation_kind
    FROM given AS g LEFT JOIN staged.known_of_people AS k USING (person)
    WHERE coalesce(k.gss_code, CAST('unknown' AS area_code)) BETWEEN CAST($first_area AS area_code) AND CAST($last_area AS area_code)
    ORDER BY gss_code, day, g.kind, g.file, g.line)
SELECT CAST(kind AS VARCHAR), person, idea, CAST(principle AS VARCHAR), direct, value, given_at, day, superseded_on, superseded,
       CAST(gss_code AS VARCHAR), CAST(role AS VARCHAR), CAST(group_name AS VARCHAR), organisation, CAST(organisation_kind AS VARCHAR), file, line
FROM placed;

DROP TABLE staged.vote_events; DROP TABLE staged.voted_again; DROP TABLE staged.later_votes;
DROP TABLE staged.known_of_people; DROP TABLE staged.principles_of_ideas;
