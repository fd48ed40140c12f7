-- On which days organisations were heard under the filters.
-- One row or several a day and organisation.
--
-- with contributions_in_question
--
-- day           day     the day in London; missing where it is not known
-- organisation  number  the organisation; missing where it is not known
-- latest        count   contributions of its people, without votes that were changed by the last day asked for
SELECT day, organisation, count(*) AS latest FROM contributions_in_question GROUP BY day, organisation
