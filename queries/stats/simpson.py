"""Does the whole mislead? Two sides compared as a whole, and again within each stratum (Simpson's paradox)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from statsmodels.stats.contingency_tables import StratifiedTable


@dataclass(frozen=True)
class Reversal:
    """Two shares as a whole, and in how many of the strata their order is the other one.

    odds and pooled: the odds ratio of the first side, crude and within strata (Mantel-Haenszel). p: that the two sides
    are alike within strata (Cochran-Mantel-Haenszel). nan where nothing can be compared.
    """

    first: float
    second: float
    strata: int
    reversed: int
    odds: float
    pooled: float
    p: float

    @property
    def misleads(self) -> bool:
        """Whether most of two strata or more have the opposite order, and so have all strata taken together."""
        opposite = (self.odds - 1) * (self.pooled - 1) < 0
        return self.strata > 1 and 2 * self.reversed > self.strata and bool(opposite)


def reversal(strata: pd.DataFrame) -> Reversal:
    """Compare two sides. strata: for_1, n_1, for_2, n_2, one row a stratum; without those where a side has no votes.

    Source: Bickel, Hammel & O'Connell 1975; Mantel & Haenszel 1959, with the continuity correction.
    """
    kept = strata[(strata["n_1"] > 0) & (strata["n_2"] > 0)].astype(float)
    if kept.empty:
        return Reversal(*(float("nan"),) * 2, 0, 0, *(float("nan"),) * 3)
    whole = kept.sum()
    first, second = whole["for_1"] / whole["n_1"], whole["for_2"] / whole["n_2"]
    own = kept["for_1"] / kept["n_1"] - kept["for_2"] / kept["n_2"]
    opposite = int((np.sign(own) * np.sign(first - second) < 0).sum())
    odds, pooled, p = _odds(kept)
    return Reversal(first, second, len(kept), opposite, odds, pooled, p)


def between(sums: pd.DataFrame, sides: Sequence[str], fewest: int) -> dict[str, Reversal]:
    """Two sides compared on each item, within the strata in which both have at least `fewest` people.

    sums: item, side, stratum, people, n, n_for; several rows a stratum are added up. Items without such a stratum are
    left out.
    """
    kept = sums[sums["side"].isin(sides)]
    wide = kept.groupby(["item", "stratum", "side"])[["people", "n", "n_for"]].sum().unstack("side")
    if wide.empty or set(sides) - set(kept["side"]):
        return {}
    wide = wide[(wide["people"][list(sides)] >= fewest).all(axis=1)]
    parts = {f"{short}_{place}": wide[name][side] for place, side in enumerate(sides, start=1)
             for short, name in (("for", "n_for"), ("n", "n"))}  # fmt: skip
    return {item: reversal(strata) for item, strata in pd.DataFrame(parts).groupby("item")}


def _odds(kept: pd.DataFrame) -> tuple[float, float, float]:
    """Crude and pooled odds ratio and the p-value; nan where one side of a table is empty."""
    cells = np.array([[kept["for_1"], kept["n_1"] - kept["for_1"]], [kept["for_2"], kept["n_2"] - kept["for_2"]]])
    whole = cells.sum(axis=2)
    if (whole == 0).any() or (kept["n_1"] + kept["n_2"]).max() < 2:
        return (float("nan"),) * 3
    table = StratifiedTable(cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        crude = whole[0, 0] * whole[1, 1] / (whole[0, 1] * whole[1, 0])
        return float(crude), float(table.oddsratio_pooled), float(table.test_null_odds(correction=True).pvalue)
