-- Who is behind each sentence, and behind all of a framework (''), by group.
WITH of_people AS (
    SELECT s.framework, s.statement_id, r.who, count(*) FILTER (r.kind = 'vote') AS votes, count(*) AS contributions
    FROM rolled_rows AS r JOIN rolled_sentences AS s ON s.idea = r.idea
    WHERE NOT r.superseded
    GROUP BY s.framework, s.statement_id, r.who),
by_place AS (
    SELECT o.framework, o.statement_id, p.place, count(*) FILTER (o.who >= 0) AS people, sum(o.votes) AS votes, sum(o.contributions) AS contributions
    FROM of_people AS o JOIN rolled_places AS p USING (who)
    GROUP BY o.framework, o.statement_id, p.place)
SELECT $phase AS phase, b.framework, b.statement_id, g.organisation, g.gss_code, g.role, g.organisation_kind, $sign * CAST(b.people AS BIGINT) AS people,
       $sign * CAST(b.votes AS BIGINT) AS votes, $sign * CAST(b.contributions AS BIGINT) AS contributions
FROM by_place AS b JOIN rolled_groups AS g USING (place)
ORDER BY ALL
