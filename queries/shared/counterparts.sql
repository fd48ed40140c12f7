-- Which item of a framework stands for a principle.
-- One row a principle and an item. A principle stands for itself in its own framework; in another, for each item that the
-- crosswalk leads to it, from it, or to both from one principle.
--
-- principle  code  a principle of any framework
-- framework  code  the framework of the item
-- item       code  the item, as framework:code
SELECT DISTINCT p.item AS principle, i.framework, i.item
FROM principle_items AS p JOIN principle_items AS i ON i.principle = p.principle
WHERE p.item = i.item OR p.framework <> i.framework
