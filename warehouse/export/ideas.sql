-- A source's ideas, also those that were only voted on; the principle is a lead's coding where there is one.
SELECT i.idea_id, p.pseudonym AS participant_id, i.principle, utc(i.submitted_at) AS submitted_at, i.title, i.text,
       nullif(i.status, 'unknown') AS status
FROM ideas AS i LEFT JOIN people AS p USING (person) WHERE i.source = $source ORDER BY i.idea;
