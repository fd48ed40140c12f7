-- Contributions, in published numbers.
-- One row a phase and kind, as published; and one a kind for the whole programme, where the phase is missing.
--
-- phase          code   the phase; missing for the whole programme
-- kind           code   idea, comment or vote
-- contributions  count  ideas, comments, or latest votes; missing where hidden
SELECT phase, kind, contributions
FROM published_contributions
ORDER BY phase NULLS FIRST, kind
