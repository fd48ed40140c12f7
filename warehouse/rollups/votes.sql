-- Votes on each item of every framework, on all of them ('', with those on no known principle) and on no item (NULL), by
-- group, with the sums over people that a share's interval is made of. A person's own shares are kept to the millionth,
-- so that sums are exact and do not hang on the order of rows.
-- People, items and `direct` are gathered as one number; who is not known has the lowest.
WITH of_several AS (
    SELECT item, CAST(row_number() OVER (ORDER BY item) AS INTEGER) AS code FROM rolled_items GROUP BY item HAVING count(*) > 1),
parts AS (SELECT i.principle, s.code FROM rolled_items AS i JOIN of_several AS s USING (item)),
gathered AS (
    SELECT CAST(v.who + 1 AS BIGINT) * 8192 + p.code * 2 + CAST(v.direct AS INTEGER) AS same, min(v.place) AS place, sum(CAST(v.n AS INTEGER)) AS n,
           sum(CAST(v.n_for AS INTEGER)) AS n_for, sum(CAST(v.n_against AS INTEGER)) AS n_against, sum(CAST(v.n_neutral AS INTEGER)) AS n_neutral
    FROM rolled_votes AS v JOIN parts AS p ON p.principle = v.principle
    GROUP BY same),
items_voted_on AS (
    SELECT i.item, v.who, v.place, v.direct, v.n, v.n_for, v.n_against, v.n_neutral
    FROM rolled_votes AS v JOIN (SELECT * FROM rolled_items WHERE item NOT IN (SELECT item FROM of_several)) AS i ON i.principle = v.principle
    UNION ALL
    SELECT s.item, CAST(g.same // 8192 - 1 AS INTEGER), g.place, g.same % 2 = 1, g.n, g.n_for, g.n_against, g.n_neutral
    FROM gathered AS g JOIN of_several AS s ON s.code = g.same % 8192 // 2
    UNION ALL
    SELECT '', who, min(place), direct, sum(n), sum(n_for), sum(n_against), sum(n_neutral) FROM rolled_votes GROUP BY who, direct
    UNION ALL
    SELECT NULL, who, place, direct, n, n_for, n_against, n_neutral FROM rolled_votes WHERE principle IS NULL),
voices AS (
    SELECT item, who, direct, place, CAST(n AS BIGINT) AS n, CAST(n_for AS BIGINT) AS n_for, CAST(n_against AS BIGINT) AS n_against, CAST(n_neutral AS BIGINT) AS n_neutral,
           CAST(round(1000000.0 * n_for / n) AS BIGINT) AS own_for, CAST(round(1000000.0 * (n_for - n_against) / n) AS BIGINT) AS own_net
    FROM items_voted_on),
by_place AS (
    SELECT item, direct, place, count(*) FILTER (who >= 0) AS people, sum(n) AS n, sum(n_for) AS n_for, sum(n_against) AS n_against, sum(n_neutral) AS n_neutral,
           sum(n * n) AS n_sq, sum(n_for * n_for) AS for_sq, sum(n_for * n) AS for_n, sum((n_for - n_against) * (n_for - n_against)) AS net_sq,
           sum((n_for - n_against) * n) AS net_n, sum(own_for) AS own_for, sum(own_net) AS own_net, sum(own_net * own_net) AS own_net_sq
    FROM voices GROUP BY item, direct, place)
SELECT $phase AS phase, v.item, v.direct, g.organisation, g.gss_code, g.role, g.organisation_kind,
       $sign * people AS people, $sign * CAST(n AS BIGINT) AS n, $sign * CAST(n_for AS BIGINT) AS n_for,
       $sign * CAST(n_against AS BIGINT) AS n_against, $sign * CAST(n_neutral AS BIGINT) AS n_neutral,
       $sign * CAST(n_sq AS BIGINT) AS n_sq, $sign * CAST(for_sq AS BIGINT) AS for_sq, $sign * CAST(for_n AS BIGINT) AS for_n,
       $sign * CAST(net_sq AS BIGINT) AS net_sq, $sign * CAST(net_n AS BIGINT) AS net_n,
       $sign * CAST(own_for AS BIGINT) AS own_for, $sign * CAST(own_net AS BIGINT) AS own_net, $sign * CAST(own_net_sq AS BIGINT) AS own_net_sq
FROM by_place AS v JOIN rolled_groups AS g USING (place)
ORDER BY ALL
