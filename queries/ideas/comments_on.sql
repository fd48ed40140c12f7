-- What was written about an idea.
-- One row a comment, the first one first and those of unknown time last. Nothing is said of who wrote it.
--
-- $idea  number  only this idea, by its number in the release; all where none is given
--
-- day   day   the day in London; missing where that is not known
-- text  text  its words
SELECT day, coalesce(text, '') AS text
FROM comments
WHERE $idea IS NULL OR idea = CAST($idea AS INTEGER)
ORDER BY commented_at NULLS LAST, comment
