-- Ideas that hold what is looked for.
-- One row an idea whose words hold every term; rejected ideas too.
--
-- $term_1  text  stems of words next to each other that an idea must hold, with a space before and after each; empty where there is none
-- $term_2  text  a second such term
-- $term_3  text  a third such term
-- $term_4  text  a fourth such term
-- $term_5  text  a fifth such term
--
-- idea  number  its number in this release
SELECT idea
FROM idea_stems
WHERE ($term_1 = '' OR strpos(stems, $term_1) > 0) AND ($term_2 = '' OR strpos(stems, $term_2) > 0) AND ($term_3 = '' OR strpos(stems, $term_3) > 0)
  AND ($term_4 = '' OR strpos(stems, $term_4) > 0) AND ($term_5 = '' OR strpos(stems, $term_5) > 0)
ORDER BY idea
