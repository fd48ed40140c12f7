-- Votes on each item of every framework, on all of them ('', with those on no known principle) and on no item (NULL), by
-- group, with the sums over people that a share's interval is made of. A person's own shares are kept to the millionth,
-- so that sums are exact and do not hang on the order of rows.
WITH of_several AS (SELECT item FROM rolled_items GROUP BY item HAVING count(*) > 1),
items_voted_on AS (
    SELECT i.item, v.who, v.place, v.direct, v.n, v.n_for, v.n_against, v.n_neutral
    FROM rolled_votes AS v JOIN (SELECT * FROM rolled_items WHERE item NOT IN (SELECT item FROM of_several)) AS i ON i.principle = v.principle
    UNION ALL
    SELECT i.item, v.who, any_value(v.place), v.direct, sum(v.n), sum(v.n_for), sum(v.n_against), sum(v.n_neutral)
    FROM rolled_votes AS v JOIN (SELECT * FROM rolled_items WHERE item IN (SELECT item FROM of_several)) AS i ON i.principle = v.principle
    GROUP BY i.item, v.who, v.direct
    UNION ALL
    SELECT '', who, any_value(place), direct, sum(n), sum(n_for), sum(n_against), sum(n_neutral) FROM rolled_votes GROUP BY who, direct
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
SELECT v.item, v.direct, g.organisation, g.gss_code, g.role, g.organisation_kind,
       $sign * people AS people, $sign * CAST(n AS BIGINT) AS n, $sign * CAST(n_for AS BIGINT) AS n_for,
       $sign * CAST(n_against AS BIGINT) AS n_against, $sign * CAST(n_neutral AS BIGINT) AS n_neutral,
       $sign * CAST(n_sq AS BIGINT) AS n_sq, $sign * CAST(for_sq AS BIGINT) AS for_sq, $sign * CAST(for_n AS BIGINT) AS for_n,
       $sign * CAST(net_sq AS BIGINT) AS net_sq, $sign * CAST(net_n AS BIGINT) AS net_n,
       $sign * CAST(own_for AS BIGINT) AS own_for, $sign * CAST(own_net AS BIGINT) AS own_net, $sign * CAST(own_net_sq AS BIGINT) AS own_net_sq
FROM by_place AS v JOIN rolled_groups AS g USING (place)
ORDER BY ALL
