-- The responses that the filters leave.
-- One row a response.
--
-- with counterparts
-- $answered_from    moment  count only responses from this moment on, in UTC; with none, those of an unknown day too
-- $answered_before  moment  and those before this moment
-- $answered_for     codes   only responses for these areas
-- $answered_by      codes   only responses of organisations of these kinds
-- $answered_on      codes   only responses to these items of a framework
--
-- response           number  its place among all responses
-- organisation       number  the organisation; missing where no list knows it
-- organisation_name  label   its name
-- organisation_kind  code    its kind
-- kind               code    case study, help wanted, disagreement or champion
-- stage              code    implemented, under way, not begun or unknown
-- gss_code           code    the area it is for
-- principle          code    the principle it is about, of any framework; missing where none is named
-- responded_at       moment  when, in UTC
-- text               text    its words
WITH responses_numbered AS (
    SELECT row_number() OVER (ORDER BY file, line) AS response, organisation, organisation_name, kind, coalesce(stage, 'unknown') AS stage, gss_code,
           principle, responded_at, text
    FROM responses)
SELECT r.response, r.organisation, coalesce(o.name, r.organisation_name) AS organisation_name, coalesce(o.kind, 'unknown') AS organisation_kind,
       r.kind, r.stage, r.gss_code, r.principle, r.responded_at, r.text
FROM responses_numbered AS r LEFT JOIN organisations AS o ON o.organisation = r.organisation
WHERE ($answered_from IS NULL OR r.responded_at >= CAST($answered_from AS TIMESTAMP))
  AND ($answered_before IS NULL OR r.responded_at < CAST($answered_before AS TIMESTAMP))
  AND ($all_answered_for OR r.gss_code IN ($answered_for))
  AND ($all_answered_by OR coalesce(o.kind, 'unknown') IN ($answered_by))
  AND ($all_answered_on OR r.principle IN (SELECT principle FROM counterparts WHERE item IN ($answered_on)))
