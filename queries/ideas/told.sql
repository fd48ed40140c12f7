-- Ideas in their words.
-- One row an idea.
--
-- $ideas  codes  only these, by their numbers in this release; all where none is given
--
-- idea       number  its number in this release
-- source     label   the source it came from
-- idea_id    label   its identifier on the platform
-- named_so   yes_no  whether another idea has the same identifier
-- title      text    its title
-- text       text    its words
-- status     code    its status on the platform
-- principle  label   the name of the principle it is under; empty where it is under none
WITH meant AS (SELECT idea, source, idea_id, title, text, status, principle FROM ideas WHERE $all_ideas OR CAST(idea AS VARCHAR) IN ($ideas)),
named_alike AS (SELECT m.idea FROM meant AS m JOIN ideas AS o ON o.idea_id = m.idea_id AND o.idea <> m.idea)
SELECT m.idea, s.name AS source, m.idea_id, m.idea IN (SELECT idea FROM named_alike) AS named_so, coalesce(m.title, '') AS title,
       coalesce(m.text, '') AS text, m.status, coalesce(p.name, '') AS principle
FROM meant AS m
JOIN sources AS s ON s.source = m.source
LEFT JOIN principles AS p ON p.principle = m.principle
ORDER BY m.idea
