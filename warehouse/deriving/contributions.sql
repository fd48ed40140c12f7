-- Ideas, comments and votes in one table, one row each as they came, clustered by area and day.
INSERT INTO release.contributions
WITH given AS (
    SELECT 'idea' AS kind, person, idea, principle, FALSE AS direct, NULL::TINYINT AS value, submitted_at AS given_at,
           NULL::DATE AS superseded_on, FALSE AS superseded, file, line
    FROM release.ideas
    UNION ALL
    SELECT 'comment', c.person, c.idea, i.principle, FALSE, NULL, c.commented_at, NULL, FALSE, c.file, c.line
    FROM release.comments AS c LEFT JOIN release.ideas AS i USING (idea)
    UNION ALL
    SELECT 'vote', v.person, n.number, coalesce(v.principle, i.principle), v.idea IS NULL, v.value, v.voted_at,
           l.superseded_on, coalesce(l.superseded, FALSE), v.file, v.line
    FROM staged.vote_events AS v
    LEFT JOIN staged.idea_numbers AS n ON n.idea = v.idea
    LEFT JOIN release.ideas AS i ON i.idea = n.number
    LEFT JOIN staged.later_votes AS l ON l.file = v.file AND l.line = v.line)
SELECT g.kind, g.person, g.idea, g.principle, g.direct, g.value, g.given_at,
       CAST(timezone('Europe/London', timezone('UTC', g.given_at)) AS DATE) AS day, g.superseded_on, g.superseded,
       coalesce(p.gss_code, 'unknown') AS gss_code, coalesce(p.role, 'unknown'), coalesce(p.group_name, 'unknown'), p.organisation,
       coalesce(p.organisation_kind, 'unknown'), g.file, g.line
FROM given AS g LEFT JOIN release.people AS p USING (person)
ORDER BY gss_code, day, g.kind, g.file, g.line;
