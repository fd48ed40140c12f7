-- Items of each framework, and the principles they stand for.
-- One row an item and principle, in the order of the items. An item of another framework stands for a principle where the
-- crosswalk leads from one to the other, or to both from one principle.
--
-- with counterparts
--
-- framework  code   the framework of the item
-- item       code   the item, as framework:code
-- name       label  its name
-- principle  code   a principle of any framework that it stands for; itself too
SELECT c.framework, c.item, p.name, c.principle
FROM counterparts AS c JOIN principles AS p ON p.principle = c.item
ORDER BY c.framework, p.position, c.item, c.principle
