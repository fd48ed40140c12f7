-- Ideas and comments. An idea that is only voted on is made from its identifier; its words and principle are unknown.
INSERT INTO release.ideas
WITH codings AS (
    SELECT source_name, idea_id, principle FROM staged.codings
    QUALIFY row_number() OVER (PARTITION BY source_name, idea_id ORDER BY coded_at DESC, place DESC) = 1)
SELECT n.number, n.source, n.idea_id, p.person, coalesce(c.principle, i.principle), i.principle,
       CASE WHEN c.principle IS NOT NULL THEN 'lead' WHEN i.principle IS NOT NULL THEN 'export' END, i.submitted_at,
       london_day(i.submitted_at), i.title, i.text, coalesce(i.status, 'unknown'),
       i.idea_id IS NOT NULL, f.number, i.line
FROM staged.idea_numbers AS n
JOIN release.sources AS s ON s.source = n.source
LEFT JOIN staged.ideas AS i ON i.idea_id = n.idea
LEFT JOIN staged.persons AS p ON p.identity = i.participant_id
LEFT JOIN staged.file_numbers AS f ON f.file = i.file
LEFT JOIN codings AS c ON c.source_name = s.name AND c.idea_id = n.idea_id
ORDER BY n.number;

INSERT INTO release.comments
SELECT row_number() OVER (ORDER BY s.number, c.comment_id, f.number, c.line), s.number, c.comment_id, i.number, p.person, c.commented_at,
       london_day(c.commented_at), c.text, f.number, c.line
FROM staged.comments AS c
JOIN staged.file_numbers AS f USING (file)
JOIN staged.files AS b ON b.file = c.file
JOIN staged.source_numbers AS s ON s.source = b.source
LEFT JOIN staged.idea_numbers AS i ON i.idea = c.idea_id
LEFT JOIN staged.persons AS p ON p.identity = c.participant_id
ORDER BY 1;
