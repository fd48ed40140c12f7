-- Who took part: people and what they gave, by group.
SELECT $phase AS phase, organisation, gss_code, role, organisation_kind, $sign * count(person) AS people,
       $sign * CAST(sum(ideas) AS BIGINT) AS ideas, $sign * CAST(sum(comments) AS BIGINT) AS comments, $sign * CAST(sum(votes) AS BIGINT) AS votes,
       $sign * count(CASE WHEN on_ideas THEN person END) AS on_ideas
FROM rolled_people
GROUP BY ALL ORDER BY ALL
