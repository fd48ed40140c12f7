-- Every vote as it came, earlier ones of the same person too, in the order that breaks ties.
SELECT p.pseudonym AS participant_id, i.idea_id, CASE WHEN v.direct THEN v.principle END AS principle, v.value AS vote, utc(v.given_at) AS voted_at
FROM contributions AS v JOIN files AS f USING (file) JOIN people AS p USING (person) LEFT JOIN ideas AS i ON i.idea = v.idea
WHERE v.kind = 'vote' AND f.source = $source ORDER BY v.file, v.line;
