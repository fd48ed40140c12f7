-- Everyone who is known of, with the borough that counts for them.
INSERT INTO release.participants
SELECT n.number, line, i.pseudonym, organisation, organisation_kind, borough, postcode, role, "group", joined_at, channel, attributes
FROM staged.participants AS p JOIN staged.file_numbers AS n USING (file) JOIN staged.persons AS i ON i.identity = p.participant_id
ORDER BY n.number, line;

INSERT INTO release.people
WITH everyone AS (SELECT DISTINCT person, person_key FROM staged.persons),
registered AS (
    SELECT i.person, i.pseudonym <> i.person_key AS elsewhere, n.number AS file, r.line, r.organisation, r.organisation_kind, r.borough, r.postcode, r.role,
           r."group" AS group_name, r.channel, r.joined_at, r.attributes
    FROM staged.participants AS r JOIN staged.persons AS i ON i.identity = r.participant_id JOIN staged.file_numbers AS n USING (file)),
several AS (SELECT person FROM registered GROUP BY person HAVING count(*) > 1),
registrations AS (
    SELECT * FROM registered WHERE person NOT IN (SELECT person FROM several)
    UNION ALL
    SELECT * FROM registered WHERE person IN (SELECT person FROM several)
    QUALIFY row_number() OVER (PARTITION BY person ORDER BY elsewhere, file, line) = 1),
gave AS (
    SELECT participant_id AS identity, 'idea' AS what, min(submitted_at) AS first_at FROM staged.ideas GROUP BY participant_id
    UNION ALL
    SELECT participant_id, 'comment', min(commented_at) FROM staged.comments GROUP BY participant_id
    UNION ALL
    SELECT participant_id, 'vote', min(voted_at) FROM staged.votes GROUP BY participant_id),
active_people AS (
    SELECT person, bool_or(what = 'idea') AS gave_idea, bool_or(what = 'comment') AS gave_comment, bool_or(what = 'vote') AS gave_vote,
           london_day(min(CASE WHEN what = 'idea' THEN first_at END)) AS first_idea_on,
           london_day(min(CASE WHEN what = 'comment' THEN first_at END)) AS first_comment_on,
           london_day(min(CASE WHEN what = 'vote' THEN first_at END)) AS first_vote_on, london_day(min(first_at)) AS first_given_on
    FROM staged.persons JOIN gave USING (identity) GROUP BY person),
attending_people AS ( -- on the event's own day, where that is known
    SELECT i.person, min(coalesce(e.day, london_day(a.attended_at))) AS first_attended_on
    FROM staged.attendance AS a JOIN staged.persons AS i ON i.identity = a.participant_id LEFT JOIN release.events AS e ON e.event = a.event
    GROUP BY i.person),
served AS (SELECT organisation, count(*) AS areas, min(gss_code) AS gss_code FROM release.organisation_areas GROUP BY organisation),
placed AS (
    SELECT e.person, e.person_key, g.organisation_kind AS kind_said, g.role, g.group_name, g.channel, g.joined_at, g.attributes,
           g.person IS NOT NULL AS registered, o.number AS organisation, s.areas, s.gss_code AS served_area, g.borough, g.postcode
    FROM everyone AS e
    LEFT JOIN registrations AS g USING (person)
    LEFT JOIN staged.organisation_numbers AS o ON o.name = g.organisation
    LEFT JOIN served AS s ON s.organisation = o.number)
SELECT p.person, p.person_key, p.organisation,
       CASE WHEN coalesce(o.kind, 'unknown') <> 'unknown' THEN o.kind ELSE coalesce(p.kind_said, 'unknown') END,
       CASE WHEN starts_with(borough, 'E') THEN borough WHEN postcode IS NOT NULL THEN postcode
            WHEN borough IS NOT NULL THEN borough WHEN areas = 1 THEN served_area WHEN areas > 1 THEN 'several' ELSE 'unknown' END,
       CASE WHEN starts_with(borough, 'E') THEN 'own' WHEN postcode IS NOT NULL THEN 'postcode'
            WHEN borough IS NOT NULL THEN 'own' WHEN areas >= 1 THEN 'organisation' ELSE 'none' END,
       coalesce(p.role, 'unknown'), coalesce(p.group_name, 'unknown'), coalesce(p.channel, 'unknown'),
       london_day(p.joined_at), p.registered, a.person IS NOT NULL,
       coalesce(a.gave_idea, FALSE), coalesce(a.gave_comment, FALSE), coalesce(a.gave_vote, FALSE), c.person IS NOT NULL,
       a.first_idea_on, a.first_comment_on, a.first_vote_on, a.first_given_on, c.first_attended_on, p.attributes
FROM placed AS p
LEFT JOIN release.organisations AS o ON o.organisation = p.organisation
LEFT JOIN active_people AS a ON a.person = p.person
LEFT JOIN attending_people AS c ON c.person = p.person
ORDER BY p.person;

INSERT INTO release.people_attributes
SELECT p.person, e.key, e.value ->> '$' FROM release.people AS p, json_each(p.attributes) AS e
WHERE p.attributes IS NOT NULL AND e.value ->> '$' IS NOT NULL
ORDER BY ALL;
