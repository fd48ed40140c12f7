-- Principles of every framework.
-- One row an item of a framework, in the framework's own order.
--
-- principle       code   the item, as framework:code
-- framework       code   its framework
-- framework_name  label  the framework's name
-- code            code   its code in the framework
-- name            label  its name
-- meaning         label  what it means, in our words
SELECT p.principle, p.framework, f.name AS framework_name, p.code, p.name, coalesce(p.meaning, '') AS meaning
FROM principles AS p
JOIN frameworks AS f ON f.framework = p.framework
ORDER BY p.framework, p.position, p.principle
