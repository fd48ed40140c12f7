-- How the frameworks hang together.
-- One row a principle and the item of another framework that it is read under.
--
-- from_principle  code   the principle, as framework:code
-- to_principle    code   the item of the other framework
-- from_framework  code   the principle's framework
-- to_framework    code   the other framework
-- from_name       label  the principle's name
-- to_name         label  the item's name
-- status          label  proposal, accepted, or another word of a lead's
-- note            text   why
SELECT c.from_principle, c.to_principle, f.framework AS from_framework, t.framework AS to_framework, f.name AS from_name, t.name AS to_name,
       c.status, coalesce(c.note, '') AS note
FROM crosswalk AS c
JOIN principles AS f ON f.principle = c.from_principle
JOIN principles AS t ON t.principle = c.to_principle
ORDER BY f.framework, f.position, c.from_principle, t.framework, t.position, c.to_principle
