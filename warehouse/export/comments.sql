SELECT c.comment_id, i.idea_id, p.pseudonym AS participant_id, utc(c.commented_at) AS commented_at, c.text
FROM comments AS c LEFT JOIN ideas AS i USING (idea) LEFT JOIN people AS p ON p.person = c.person
WHERE c.source = $source ORDER BY c.file, c.line;
