-- Views of the animation, the document, the site and e-mails.
-- One row a channel.
--
-- channel    code    the channel
-- name       label   its name
-- views      count   views in all
-- first_day  day     first day with a view
-- last_day   day     last day
SELECT r.channel, v.name, CAST(sum(r.views) AS BIGINT) AS views, min(r.day) AS first_day, max(r.day) AS last_day
FROM reach AS r LEFT JOIN vocabulary AS v ON v.vocabulary = 'reach_channel' AND v.code = r.channel
GROUP BY r.channel, v.name, v.position
ORDER BY v.position, r.channel
