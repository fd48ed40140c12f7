"""What every group agrees with, not only the largest."""

import pandas as pd


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
