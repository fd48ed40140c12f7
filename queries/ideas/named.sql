-- Ideas by their identifiers.
-- One row an idea with one of these identifiers, in the order of sources and identifiers.
--
-- $ids      codes  identifiers of ideas on their platforms; all ideas where none is given
--
-- source    label  the source it came from
-- idea_id   label  its identifier on the platform
-- title     text   its title
-- text      text   its words
SELECT s.name AS source, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text
FROM ideas AS i
JOIN sources AS s ON s.source = i.source
WHERE $all_ids OR i.idea_id IN ($ids)
ORDER BY s.name, i.idea_id
