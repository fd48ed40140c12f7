-- What was thought of each principle, for a document.
-- One row a principle of the programme's framework, as published, for all London and the whole programme.
--
-- $framework  code    only the programme's own framework is published
-- $direct     yes_no  true: votes on the principle itself; false: votes on its ideas
--
-- item       code    the item, as framework:code
-- name       label   its name
-- meaning    text    what it means
-- people     people  people with at least one vote; nought where there is no vote, missing where hidden
-- n          count   their latest votes
-- n_for      count   votes for
-- n_against  count   votes against
-- n_neutral  count   neutral votes
-- deff       number  how many times wider the variance of the share for is than over single votes; missing where not known
SELECT p.principle AS item, p.name, p.meaning, CASE WHEN v.principle IS NULL THEN 0 ELSE v.people END AS people,
       CASE WHEN v.principle IS NULL THEN 0 ELSE v.n_for + v.n_against + v.n_neutral END AS n,
       CASE WHEN v.principle IS NULL THEN 0 ELSE v.n_for END AS n_for, CASE WHEN v.principle IS NULL THEN 0 ELSE v.n_against END AS n_against,
       CASE WHEN v.principle IS NULL THEN 0 ELSE v.n_neutral END AS n_neutral, v.deff
FROM principles AS p
JOIN programme AS t ON t.framework = p.framework
LEFT JOIN published_votes AS v ON v.principle = p.principle AND v.direct = $direct AND v.gss_code IS NULL
WHERE p.framework = $framework
ORDER BY p.position, p.principle
