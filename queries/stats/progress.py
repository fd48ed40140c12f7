"""How far organisations have got: the latest stage each has named, counted by group.

An organisation counts once in a group, with the latest response in which it named a stage; who never named one is not
known. The share implemented is of those whose stage is known, with its 95 % Wilson interval.
"""

import pandas as pd

from queries.stats.shares import wilson

STAGES = ("implemented", "under_way", "not_begun")


def latest_stages(responses: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row for each combination of `keys` that named a stage: the keys and the latest stage.

    responses: keys, stage, responded_at, response. Responses without a day count as the earliest; of several at once,
    the last in the files counts.
    """
    known = responses[responses["stage"].isin(STAGES)].dropna(subset=keys)
    ordered = known.sort_values(["responded_at", "response"], na_position="first")
    return ordered.drop_duplicates(keys, keep="last")[[*keys, "stage"]].sort_values(keys, ignore_index=True)


def counted_stages(latest: pd.DataFrame, members: pd.DataFrame, groups: list) -> pd.DataFrame:
    """One row a group: implemented, under_way, not_begun, not_known, organisations, known, share, low, high.

    latest: group, organisation, stage (one row each). members: group, organisation of every organisation there is.
    organisations = implemented + under_way + not_begun + not_known.
    """
    everybody = pd.concat([members[["group", "organisation"]], latest[["group", "organisation"]]]).drop_duplicates()
    counts = pd.crosstab(latest["group"], latest["stage"]) if len(latest) else pd.DataFrame()
    rows = counts.reindex(index=groups, columns=list(STAGES), fill_value=0).fillna(0).astype(int)
    rows["organisations"] = everybody["group"].value_counts().reindex(groups, fill_value=0).astype(int)
    rows["known"] = rows[list(STAGES)].sum(axis=1)
    rows["not_known"] = rows["organisations"] - rows["known"]
    rows["low"], rows["high"] = wilson(rows["implemented"], rows["known"])
    rows["share"] = rows["implemented"] / rows["known"].astype(float).where(rows["known"] > 0)
    columns = [*STAGES, "not_known", "organisations", "known", "share", "low", "high"]
    return rows[columns].rename_axis(index="group", columns=None).reset_index()
