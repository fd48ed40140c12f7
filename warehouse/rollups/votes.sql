-- Votes on each item of every framework, on all of them ('', with those on no known principle) and on no item (NULL), by
-- group, with the sums over people that a share's interval is made of. A person's own shares are kept to the millionth,
-- so that sums are exact and do not hang on the order of rows.
WITH votes_of_people AS (
    SELECT person, principle, direct, count(*) AS n, count(*) FILTER (value > 0) AS n_for, count(*) FILTER (value < 0) AS n_against,
           count(*) FILTER (value = 0) AS n_neutral
    FROM rolled_rows WHERE kind = 'vote' AND NOT superseded
    GROUP BY person, principle, direct),
items_voted_on AS (
    SELECT i.item, v.person, v.direct, sum(v.n) AS n, sum(v.n_for) AS n_for, sum(v.n_against) AS n_against, sum(v.n_neutral) AS n_neutral
    FROM votes_of_people AS v JOIN rolled_items AS i ON i.principle = v.principle
    GROUP BY i.item, v.person, v.direct
    UNION ALL
    SELECT '', person, direct, sum(n), sum(n_for), sum(n_against), sum(n_neutral) FROM votes_of_people GROUP BY person, direct
    UNION ALL
    SELECT NULL, person, direct, n, n_for, n_against, n_neutral FROM votes_of_people WHERE principle IS NULL),
voices AS (
    SELECT item, direct, person, CAST(n AS BIGINT) AS n, CAST(n_for AS BIGINT) AS n_for, CAST(n_against AS BIGINT) AS n_against, CAST(n_neutral AS BIGINT) AS n_neutral,
           CAST(round(1000000.0 * n_for / n) AS BIGINT) AS own_for, CAST(round(1000000.0 * (n_for - n_against) / n) AS BIGINT) AS own_net
    FROM items_voted_on)
SELECT $phase AS phase, v.item, v.direct, p.organisation, p.gss_code, p.role, p.organisation_kind, $sign * count(v.person) AS people, $sign * CAST(sum(n) AS BIGINT) AS n,
       $sign * CAST(sum(n_for) AS BIGINT) AS n_for, $sign * CAST(sum(n_against) AS BIGINT) AS n_against, $sign * CAST(sum(n_neutral) AS BIGINT) AS n_neutral,
       $sign * CAST(sum(n * n) AS BIGINT) AS n_sq, $sign * CAST(sum(n_for * n_for) AS BIGINT) AS for_sq, $sign * CAST(sum(n_for * n) AS BIGINT) AS for_n,
       $sign * CAST(sum((n_for - n_against) * (n_for - n_against)) AS BIGINT) AS net_sq, $sign * CAST(sum((n_for - n_against) * n) AS BIGINT) AS net_n,
       $sign * CAST(sum(own_for) AS BIGINT) AS own_for, $sign * CAST(sum(own_net) AS BIGINT) AS own_net, $sign * CAST(sum(own_net * own_net) AS BIGINT) AS own_net_sq
FROM voices AS v JOIN rolled_people AS p ON p.person IS NOT DISTINCT FROM v.person
GROUP BY ALL ORDER BY ALL
