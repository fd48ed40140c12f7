"""Does a majority hold? Counted in other ways, without one organisation, and in each group.

Every frame has the columns of sums over people (see `votes`), and `item`: the principle they belong to. A majority is
clear where the 95 % interval of net support does not hold nought.
"""

import numpy as np
import pandas as pd
from scipy.special import ndtr
from scipy.stats import false_discovery_control

from queries.stats.comparisons import SIGNIFICANT, difference_of_shares
from queries.stats.shares import Z_95, wilson
from queries.stats.smoothing import only_smoothed
from queries.stats.votes import SUMS, net_support, ratio_over_people, share_for

CAMP = 0.2


def side(low: pd.Series, high: pd.Series) -> pd.Series:
    """1 for a clear majority for, -1 for one against, 0 for neither (also where nobody voted)."""
    return (low > 0).astype(int) - (high < 0).astype(int)


def measured(sums: pd.DataFrame) -> pd.DataFrame:
    """Share for, and net support with its interval, index as given. Columns n, people, p, net, low, high."""
    return sums[["n", "people"]].join(share_for(sums)[["p"]]).join(net_support(sums))


def one_voice(sums: pd.DataFrame) -> pd.DataFrame:
    """The same with one voice for each person: the mean of people's own shares for and of their own net support.

    sums: people, n, voices_for, voices_net, voices_net_sq. The interval is that of a mean over people; where all are
    the same, or it is one person, Wilson's on the number of people.
    """
    people, total = sums["people"].astype(float), sums["voices_net"]
    net, variance = ratio_over_people(people, people, total, people, sums["voices_net_sq"], total)
    half = Z_95 * np.sqrt(variance)
    low, high = wilson((net + 1) / 2 * people, people)
    usable = half > 0
    low = np.where(usable, np.maximum(net - half, -1), 2 * low - 1)
    high = np.where(usable, np.minimum(net + half, 1), 2 * high - 1)
    p = sums["voices_for"] / people.where(people > 0)
    return sums[["n", "people"]].assign(p=p, net=net, low=low, high=high)


def without_each(groups: pd.DataFrame) -> pd.DataFrame:
    """What is left of each item without one of its groups (organisations), one row a group: sums, index as given.

    A person has one organisation, so that the sums without it are those of all less its own.
    """
    return groups.groupby("item")[SUMS].transform("sum") - groups[SUMS]


def compared(groups: pd.DataFrame, fewest: int) -> pd.DataFrame:
    """Each group beside all others of its item and dimension. Columns as `measured`, and these, index as given.

    smoothed   share for, drawn towards that of all groups (see `smoothing`), by the effective number of votes
    p_rest     p-value of its share for against that of all others
    p_side     p-value of its net support being nought
    clear      whether p_rest is clear once corrected for all groups, dimensions and items compared here
    majority   1, -1 or 0: a clear majority for, against or neither, corrected in the same way

    groups: item, dimension, counts (whether it may be compared) and sums. Groups of fewer people than `fewest`, and
    those that do not count, are measured and not compared. Source: Benjamini & Hochberg 1995.
    """
    rest = groups.groupby(["item", "dimension"])[SUMS].transform("sum") - groups[SUMS]
    own, others = share_for(groups), share_for(rest)
    found = measured(groups)
    p = [difference_of_shares(own["p"] * own["n_eff"], own["n_eff"], others["p"] * others["n_eff"], others["n_eff"])]
    half = np.fmax(found["high"] - found["net"], found["net"] - found["low"])
    p.append(2 * ndtr(-Z_95 * found["net"].abs() / half))
    comparable = groups["counts"] & (groups["people"] >= fewest)
    p_rest, p_side = (np.where(comparable, values, np.nan) for values in p)
    clear, sided = (corrected(values) <= SIGNIFICANT for values in (p_rest, p_side))
    return found.assign(
        smoothed=_smoothed(groups, own), p_rest=p_rest, p_side=p_side, clear=clear,
        majority=np.where(sided, np.sign(found["net"]), 0).astype(int),
    )  # fmt: skip


def corrected(p: np.ndarray) -> np.ndarray:
    """p-values with the false discovery rate controlled over those that are known; nan stays nan."""
    found, known = np.asarray(p, dtype=float).copy(), np.isfinite(p)
    if known.any():
        found[known] = false_discovery_control(found[known])
    return found


def _smoothed(groups: pd.DataFrame, own: pd.DataFrame) -> np.ndarray:
    found = np.full(len(groups), np.nan)
    votes, counts = own["n_eff"].to_numpy(), groups["counts"].to_numpy()
    votes_for = own["p"].to_numpy() * votes
    for places in groups.groupby(["item", "dimension"]).indices.values():
        counted = places[counts[places]]
        found[counted] = only_smoothed(votes_for[counted], votes[counted])
    return found


def camps(groups: pd.DataFrame) -> pd.DataFrame:
    """Whether an item stands in two camps: in one dimension, groups with a clear majority for and groups with one
    against, each with a fifth or more of the people who voted. Rows (item, dimension); columns for_share,
    against_share, two.

    groups: item, dimension, people, majority (from `compared`).
    """
    people = groups["people"].where(groups["majority"] != 0, 0)
    keys = [groups["item"], groups["dimension"]]
    everybody = groups["people"].groupby(keys).sum()
    found = pd.DataFrame(
        {
            "for_share": people.where(groups["majority"] > 0, 0).groupby(keys).sum() / everybody,
            "against_share": people.where(groups["majority"] < 0, 0).groupby(keys).sum() / everybody,
        }
    )
    return found.assign(two=found.min(axis=1) >= CAMP)
