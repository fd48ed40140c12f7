-- On which of the days asked for organisations were heard, without items.
-- One row or several a day and organisation.
--
-- with days_in_question
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation; missing where it is not known
-- latest        count   contributions of its people, without votes that were changed by the last day asked for
SELECT day, organisation, sum(ideas + comments + votes) AS latest
FROM days_in_question
GROUP BY day, organisation
HAVING sum(ideas + comments + votes) > 0
