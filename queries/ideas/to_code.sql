-- Ideas to put under a principle.
-- One row an idea whose title, text or identifier holds every word, the most voted on first and rejected ones last.
--
-- $word_1    text    a word that is looked for in ideas, whatever its capitals; empty where there is none
-- $word_2    text    a second such word
-- $word_3    text    a third such word
-- $word_4    text    a fourth such word
-- $word_5    text    a fifth such word
-- $uncoded   yes_no  whether only ideas under no principle yet are meant
-- $most      number  how many rows are given at most
--
-- idea       number  its number in this release
-- source     label   the source it came from
-- idea_id    label   its identifier on the platform
-- title      text    its title
-- text       text    its words
-- status     code    its status on the platform
-- principle  code    the principle it is under now, missing where it is under none
-- coded_by   code    lead or export, missing where it is under no principle
-- votes      count   latest votes of people on it
-- counted    count   votes on it from sources that count but do not know who voted
-- comments   count   comments on it
-- found      count   how many ideas there are in all that hold every word
WITH voted AS (SELECT idea, CAST(sum(n) AS BIGINT) AS votes FROM rollup_ideas WHERE phase = '' GROUP BY idea),
counted AS (SELECT idea, sum(count) AS votes FROM tallies GROUP BY idea),
commented AS (SELECT idea, count(*) AS comments FROM comments GROUP BY idea),
written AS (SELECT idea, lower(concat(idea_id, ' ', coalesce(title, ''), ' ', coalesce(text, ''))) AS words FROM ideas)
SELECT i.idea, s.name AS source, i.idea_id, coalesce(i.title, '') AS title, coalesce(i.text, '') AS text, i.status, i.principle, i.coded_by,
       coalesce(v.votes, 0) AS votes, CAST(coalesce(t.votes, 0) AS BIGINT) AS counted, coalesce(c.comments, 0) AS comments, count(*) OVER () AS found
FROM ideas AS i
JOIN written AS w ON w.idea = i.idea
JOIN sources AS s ON s.source = i.source
LEFT JOIN voted AS v ON v.idea = i.idea
LEFT JOIN counted AS t ON t.idea = i.idea
LEFT JOIN commented AS c ON c.idea = i.idea
WHERE (NOT $uncoded OR i.principle IS NULL)
  AND ($word_1 = '' OR strpos(w.words, lower($word_1)) > 0) AND ($word_2 = '' OR strpos(w.words, lower($word_2)) > 0)
  AND ($word_3 = '' OR strpos(w.words, lower($word_3)) > 0) AND ($word_4 = '' OR strpos(w.words, lower($word_4)) > 0)
  AND ($word_5 = '' OR strpos(w.words, lower($word_5)) > 0)
ORDER BY CASE WHEN i.status = 'rejected' THEN 1 ELSE 0 END, votes DESC, counted DESC, i.idea
LIMIT $most
