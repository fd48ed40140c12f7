-- Votes on ideas in a phase or on all days, group by group, without filters but items.
-- One row or several an idea and a group with votes on it; each person has one vote on an idea. Rejected ideas too.
--
-- $grouping  code   what the groups are: role, organisation_kind, borough or principle
-- with phase_in_question
--
-- $items  codes  one item at most; with none, all ideas
--
-- idea        number  the idea
-- group_code  code    the group
-- n           count   their latest votes
-- n_for       count   votes for
-- n_against   count   votes against
SELECT r.idea, r.group_code, r.n, r.n_for, r.n_against
FROM rollup_idea_groups AS r
WHERE r.phase = (SELECT phase FROM phase_in_question) AND r.grouping = $grouping
  AND ($all_items OR r.idea IN (SELECT i.idea FROM ideas AS i JOIN principle_items AS p ON p.principle = i.principle WHERE p.item IN ($items)))
