"""Would a balanced crowd say the same? Votes weighted so that areas or roles count as they should.

Strata (boroughs, roles, or both crossed) come with the sums over people of `votes`; a weight belongs to every vote of
a stratum. Weighted sums have the same columns, so that `votes.net_support` and `votes.share_for` take them: people stay
the sample, and uneven weights leave fewer of them (Kish).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from queries.stats.votes import SUMS

LINEAR, SQUARES = ["n", "n_for", "n_against"], ["n_sq", "for_sq", "for_n", "net_sq", "net_n"]
ROUNDS, CLOSE = 1_000, 1e-9
STALLED = 50  # rounds: where so many do not halve what is missing, all of them would not end it


def effective(weights: ArrayLike, n: ArrayLike = 1) -> float:
    """How many equal weights are as sure: (sum w)^2 / sum w^2, where each weight stands for n; nan without any.

    Source: Kish 1965.
    """
    weights, n = np.broadcast_arrays(np.asarray(weights, dtype=float), np.asarray(n, dtype=float))
    squares = (weights**2 * n).sum()
    return float((weights * n).sum() ** 2 / squares) if squares > 0 else float("nan")


def post_stratified(n: ArrayLike, shares: ArrayLike) -> np.ndarray:
    """The weight of each stratum that gives its n votes the share of all that it should have; 0 where n is 0.

    shares need not add up to 1; those of strata without votes fall to the others.
    """
    n, shares = (np.asarray(values, dtype=float) for values in (n, shares))
    shares = np.where(n > 0, shares, 0)
    return np.divide(shares, n * shares.sum(), out=np.zeros(n.shape), where=(n > 0) & (shares.sum() > 0))


def raked(n: ArrayLike, rows: ArrayLike, columns: ArrayLike) -> np.ndarray:
    """Weights of the cells of a table of votes that give its rows and its columns the shares they should have.

    Rows or columns without votes fall to the others. nan everywhere where no weights do: too many cells are empty.
    Source: Deming & Stephan 1940 (iterative proportional fitting).
    """
    n = np.asarray(n, dtype=float)
    rows = n.sum(axis=1) * post_stratified(n.sum(axis=1), rows)
    columns = n.sum(axis=0) * post_stratified(n.sum(axis=0), columns)
    fitted, before = n.copy(), np.inf
    for done in range(1, ROUNDS + 1):
        fitted *= _factors(rows, fitted.sum(axis=1))[:, None]
        fitted *= _factors(columns, fitted.sum(axis=0))
        off = np.abs(fitted.sum(axis=1) - rows).max(initial=0)
        if off < CLOSE:
            return np.divide(fitted, n, out=np.zeros(n.shape), where=n > 0)
        if done % STALLED == 0:
            if off > before / 2:
                break
            before = off
    return np.full(n.shape, np.nan)


def _factors(wanted: np.ndarray, found: np.ndarray) -> np.ndarray:
    return np.divide(wanted, found, out=np.zeros(found.shape), where=found > 0)


def reweighted(sums: pd.DataFrame, weights: ArrayLike, by: Sequence[str]) -> pd.DataFrame:
    """Weighted sums over people, one row a group of `by` (columns of `sums`, one row a stratum).

    n is the effective number of votes and people that of people; shares and net support are those of the weighted
    crowd. The interval made from them is that of a ratio over people with unequal weights, drawn with replacement
    (Lumley, R package survey); it does not profit from strata being alike inside, so that strata of one person count.
    """
    once, twice = [*LINEAR, "people"], [*SQUARES, "n", "people"]
    weights = np.asarray(weights, dtype=float)[:, None]
    parts = [sums[once].to_numpy(dtype=float) * weights, sums[twice].to_numpy(dtype=float) * weights**2]
    names = [*once, *SQUARES, "n_twice", "people_twice"]
    weighted = pd.DataFrame(np.hstack(parts), columns=names, index=sums.index)
    total = weighted.groupby([sums[column] for column in by]).sum()
    scale = total["n"] / total["n_twice"]
    found = total[LINEAR].mul(scale, axis=0).join(total[SQUARES].mul(scale**2, axis=0))
    return found.assign(people=total["people"] ** 2 / total["people_twice"])[SUMS]


def balanced(strata: pd.DataFrame, wanted: Mapping[str, float], column: str) -> pd.DataFrame:
    """Sums of each item weighted so that the groups of a column have their wanted shares.

    strata: item, the column, and sums. Groups that are not wanted are left out, and items with fewer than two of them.
    """
    groups = strata[strata[column].isin(wanted)].groupby(["item", column])[SUMS].sum().reset_index()
    groups = groups[groups.groupby("item")[column].transform("nunique") > 1]
    return reweighted(groups, _of_each_item(groups, groups[column].map(wanted)), ["item"])


def _of_each_item(groups: pd.DataFrame, wanted: pd.Series) -> np.ndarray:
    """`post_stratified` of the groups of each item, which stand side by side."""
    n, shares = groups["n"].to_numpy(dtype=float), wanted.to_numpy(dtype=float)
    begins = np.flatnonzero(~groups["item"].duplicated().to_numpy())
    parts = zip(np.split(n, begins[1:]), np.split(shares, begins[1:]), strict=True)
    return np.concatenate([post_stratified(*part) for part in parts])


def balanced_twice(
    strata: pd.DataFrame, rows: Mapping[str, float], columns: Mapping[str, float], names: tuple[str, str]
) -> pd.DataFrame:
    """The same with two columns (`names`) at once; an item for which no such weights exist is left out."""
    kept = strata[strata[names[0]].isin(rows) & strata[names[1]].isin(columns)]
    cells = kept.groupby(["item", *names])[SUMS].sum().reset_index()
    weights = np.full(len(cells), np.nan)
    for places in cells.groupby("item").indices.values():
        (down, first), (across, second) = (pd.factorize(cells[name].iloc[places], sort=True) for name in names)
        if min(len(first), len(second)) > 1:
            table = np.zeros((len(first), len(second)))
            table[down, across] = cells["n"].iloc[places]
            found = raked(table, [rows[name] for name in first], [columns[name] for name in second])
            weights[places] = found[down, across]
    found = reweighted(cells, weights, ["item"])
    return found[found["n"].notna()]
