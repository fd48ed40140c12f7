"""What every group agrees with, not only the largest."""

import numpy as np
import pandas as pd

MILLIONTHS = 1e12  # of a millionth: what logarithms are counted in


def group_informed_consensus(groups: pd.DataFrame, by: str) -> pd.DataFrame:
    """How likely every group agrees, from one row a `by` (statement or idea) and group.

    Columns in: `by`, agrees, seen (all votes of the group, passes too). A group that has not seen it must have a row
    (0, 0): it counts as one half. Columns out, indexed by `by`: groups, product, root. The product over groups of
    (agrees + 1) / (seen + 2) falls as groups are added; its root, one group's typical value, does not.
    Raises ValueError where agrees exceed seen. Source: Polis, group-informed consensus.
    """
    if (groups["agrees"] > groups["seen"]).any():
        raise ValueError("A group can't agree more often than it has seen a statement.")
    likely = (groups["agrees"] + 1) / (groups["seen"] + 2)
    found = likely.groupby(groups[by]).agg(groups="size", product="prod")
    return found.assign(root=found["product"] ** (1 / found["groups"]))


def agreement_across_groups(votes: pd.DataFrame, ideas: pd.Index, groups: pd.Index) -> pd.DataFrame:
    """Group-informed consensus of every idea across the same groups, indexed by idea: product, root, voted.

    `votes`: idea, group_code, n_for, n, one row an idea and group with votes. `voted`: how many of the groups have
    voted on the idea; one that has not counts as one half. Fewer than two groups: nan.
    """
    every = pd.MultiIndex.from_product([ideas, groups], names=["idea", "group_code"])
    counted = votes.set_index(["idea", "group_code"])[["n_for", "n"]].reindex(every, fill_value=0).reset_index()
    counted = counted.rename(columns={"n_for": "agrees", "n": "seen"})
    if len(groups) < 2 or counted.empty:
        return pd.DataFrame({"product": float("nan"), "root": float("nan"), "voted": 0}, index=ideas)
    found = group_informed_consensus(counted, "idea")[["product", "root"]].reindex(ideas)
    return found.assign(voted=(counted["seen"] > 0).groupby(counted["idea"]).sum().reindex(ideas))


def agreement_from_sums(sums: pd.DataFrame, groups: int) -> pd.DataFrame:
    """The same from sums made where the votes lie, indexed by idea: root, voted.

    `sums`: idea, voted (how many of the `groups` have votes on it) and likely (sum over these of the natural logarithm
    of (agrees + 1) / (seen + 2), in millionths of a millionth). Fewer than two groups: nan. An idea that no group
    voted on has no row.
    """
    by_idea = sums.set_index("idea")
    logs = by_idea["likely"] / MILLIONTHS + (groups - by_idea["voted"]) * np.log(0.5)
    root = np.exp(logs / groups) if groups > 1 else logs * float("nan")
    return pd.DataFrame({"root": root, "voted": by_idea["voted"]})
