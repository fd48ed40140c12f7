-- Who was heard, by what else the programme asks of people.
-- One row a value of an attribute that programme.toml declares, those with nobody too, in the order declared; after
-- them, of each attribute, one row of those whose value is not known.
--
-- with participants_in_question
--
-- attribute         label   what the programme asks for
-- value             label   the value; missing where it is not known
-- participants      people  people who gave at least one idea, comment or vote
-- population_share  number  share of the population with this value, 0 to 1; missing where none is declared
WITH values_known AS (
    SELECT a.attribute, a.value, a.population_share, a.position, count(DISTINCT p.person) AS participants
    FROM attributes AS a
    LEFT JOIN people_attributes AS g ON g.attribute = a.attribute AND g.value = a.value
    LEFT JOIN participants_in_question AS p ON p.person = g.person
    GROUP BY a.attribute, a.value, a.population_share, a.position),
everybody AS (SELECT count(*) AS participants FROM participants_in_question),
every_row AS (
    SELECT attribute, value, participants, population_share, position FROM values_known
    UNION ALL
    SELECT k.attribute, NULL, max(e.participants) - sum(k.participants), NULL, max(k.position) + 1
    FROM values_known AS k CROSS JOIN everybody AS e
    GROUP BY k.attribute)
SELECT attribute, value, CAST(participants AS BIGINT) AS participants, population_share
FROM every_row
ORDER BY min(position) OVER (PARTITION BY attribute), attribute, position
