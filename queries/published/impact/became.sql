-- What the principles became.
-- One row a principle of the programme's framework and an item of a declaration that it became, by the crosswalk; an item that nothing became has its own row.
--
-- framework        code   the declaration
-- framework_name   label  its name
-- item             code   its item, as framework:code
-- item_name        label  its name
-- meaning          text   what it means
-- principle        code   the principle of the programme's framework; missing where the crosswalk names none
-- principle_name   label  its name
SELECT f.framework, f.name AS framework_name, i.principle AS item, i.name AS item_name, i.meaning, p.principle, p.name AS principle_name
FROM principles AS i
JOIN frameworks AS f ON f.framework = i.framework
CROSS JOIN programme AS t
LEFT JOIN principle_items AS x ON x.item = i.principle AND x.principle <> i.principle
LEFT JOIN principles AS p ON p.principle = x.principle AND p.framework = t.framework
WHERE i.framework <> t.framework AND i.framework LIKE 'declaration-%' AND (p.principle IS NOT NULL OR x.principle IS NULL)
ORDER BY f.framework, i.position, i.principle, p.position NULLS LAST, p.principle NULLS LAST
