"""How far people came: each step with its share of the step before, and how far chance alone could have moved it.

A share is always of the same people: of those registered, how many of them took part; of those who took part, how
many of them came to an event. Who skipped a step is in a later step's number, never in its share.
"""

import pandas as pd

from queries.stats.shares import wilson

# Step: its number, how many of the step before are among them, the number of the step before.
STEPS: dict[str, tuple[str, str | None, str | None]] = {
    "registered": ("registered", None, None),
    "took_part": ("took_part", "registered_took_part", "registered"),
    "gave_idea": ("gave_idea", "gave_idea", "took_part"),
    "gave_comment": ("gave_comment", "gave_comment", "took_part"),
    "gave_vote": ("gave_vote", "gave_vote", "took_part"),
    "attended": ("attended", "attended_took_part", "took_part"),
    "responded": ("organisations_responded", "organisations_responded", "organisations"),
}


def step(counts: pd.DataFrame, name: str) -> pd.DataFrame:
    """One step for each row of `counts` (the answer of `way_in/steps`): number, among, before, share, low, high.

    `share` is `among` / `before` with its 95 % Wilson interval; missing where nobody reached the step before, and for
    the first step. Raises KeyError for a step there is not.
    """
    number, among, before = STEPS[name]
    if among is None or before is None:
        columns = ["number", "among", "before", "share", "low", "high"]
        return pd.DataFrame({"number": counts[number]}).reindex(columns=columns)
    n = counts[before].astype(float)
    low, high = wilson(counts[among], n)
    share = counts[among] / n.where(n > 0)
    columns = {"number": counts[number], "among": counts[among], "before": counts[before]}
    return pd.DataFrame(columns | {"share": share, "low": low, "high": high})
