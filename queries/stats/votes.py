"""How sure a share of votes is, when each person cast several.

Votes of one person resemble each other, so the people are the sample, not the votes. Everything here is made from
sums over people that a question returns one row a group of, with these columns:

people     people with at least one vote
n          votes, neutral ones too           n_sq     sum over people of their votes squared
n_for      votes for                         for_sq   sum of their votes for, squared
n_against  votes against                     for_n    sum of their votes for times their votes
net_sq     sum of (for - against) squared    net_n    sum of (for - against) times their votes

Source: linearised variance of a ratio over clusters (Cochran 1977, 11.8; Lumley, R package survey).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from queries.stats.shares import Z_95, wilson

SUMS = ["people", "n", "n_for", "n_against", "n_sq", "for_sq", "for_n", "net_sq", "net_n"]


def sums_over_people(per_person: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Sums as above from one row a person (n_for, n_against, n_neutral), one row a group of `by` (none: one row)."""
    f, a = per_person["n_for"], per_person["n_against"]
    n = f + a + per_person["n_neutral"]
    terms = pd.DataFrame(
        {
            "people": (n > 0).astype(int), "n": n, "n_for": f, "n_against": a, "n_sq": n * n,
            "for_sq": f * f, "for_n": f * n, "net_sq": (f - a) ** 2, "net_n": (f - a) * n,
        }
    )  # fmt: skip
    if not by:
        return terms.sum().to_frame().T
    return terms.groupby([per_person[column] for column in by]).sum()


def ratio_over_people(
    people: ArrayLike, n: ArrayLike, total: ArrayLike, n_sq: ArrayLike, total_sq: ArrayLike, total_n: ArrayLike
) -> tuple[np.ndarray, np.ndarray]:
    """The mean total / n and its variance with people as clusters; nan for the variance of fewer than two people."""
    k, n, total, n_sq, total_sq, total_n = (
        np.asarray(values, dtype=float) for values in (people, n, total, n_sq, total_sq, total_n)
    )
    n = np.where(n > 0, n, np.nan)
    mean = total / n
    residual_sq = np.maximum(total_sq - 2 * mean * total_n + mean**2 * n_sq, 0)
    return mean, k / np.where(k > 1, k - 1, np.nan) * residual_sq / n**2


def design_effect(sums: pd.DataFrame) -> np.ndarray:
    """How many times wider the variance of the share for is than over single votes; nan where it can't be told."""
    p, variance = ratio_over_people(*(sums[c] for c in ("people", "n", "n_for", "n_sq", "for_sq", "for_n")))
    single = p * (1 - p) / np.asarray(sums["n"], dtype=float)
    return variance / np.where(single > 0, single, np.nan)


def share_for(sums: pd.DataFrame) -> pd.DataFrame:
    """Share of votes for, with Wilson's interval on the effective number of votes.

    Columns p, n, people, deff, n_eff, low, high, index as given. n_eff = n / max(1, deff); it is the number of people
    where everybody or nobody voted for, or fewer than two people voted. Groups without votes are nan.
    """
    n, people = (np.asarray(sums[column], dtype=float) for column in ("n", "people"))
    p = np.asarray(sums["n_for"], dtype=float) / np.where(n > 0, n, np.nan)
    deff = design_effect(sums)
    n_eff = np.where(np.isnan(deff), people, n / np.fmax(1, deff))
    low, high = wilson(p * n_eff, n_eff)
    columns = {"p": p, "n": n, "people": people, "deff": deff, "n_eff": n_eff, "low": low, "high": high}
    return pd.DataFrame(columns, index=sums.index)


def net_support(sums: pd.DataFrame) -> pd.DataFrame:
    """(For - against) / votes, between -1 and 1, with its 95 % interval. Columns net, low, high, index as given.

    The interval is the mean of votes of -1, 0 and 1, never narrower than over single votes, cut off at -1 and 1.
    Where all votes are the same, or fewer than two people voted, that width is 0 or unknown: then it is Wilson's on
    the number of people, carried over from 0..1 to -1..1.
    """
    n, people = (np.asarray(sums[column], dtype=float) for column in ("n", "people"))
    cast, total = sums["n_for"] + sums["n_against"], sums["n_for"] - sums["n_against"]
    net, clustered = ratio_over_people(people, n, total, sums["n_sq"], sums["net_sq"], sums["net_n"])
    single = np.maximum(np.asarray(cast, dtype=float) / np.where(n > 0, n, np.nan) - net**2, 0) / n
    half = Z_95 * np.sqrt(np.maximum(clustered, single))
    low, high = wilson((net + 1) / 2 * people, people)
    usable = (single > 0) & (people > 1)
    low = np.where(usable, np.maximum(net - half, -1), 2 * low - 1)
    high = np.where(usable, np.minimum(net + half, 1), 2 * high - 1)
    return pd.DataFrame({"net": net, "low": low, "high": high}, index=sums.index)
