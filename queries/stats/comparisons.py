"""May one be called the highest? Only where its difference from every other one outlasts all the comparing.

A table of p-values has one row and one column for each area, role or principle, in one order; nan where two can't be
compared. The tests take the people of two rows for different ones. Where they are the same (two principles) and like
both or neither, p is too large: fewer are called highest than could be, none wrongly.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr
from scipy.stats import binom, false_discovery_control

SIGNIFICANT = 0.05


def rate_differences(count: ArrayLike, population: ArrayLike) -> np.ndarray:
    """p-value of each pair of rates (participants of residents), two-sided.

    Exact: of the people of two areas together, a binomial number is from the first. nan for hidden counts.
    Source: Przyborowski & Wilenski 1940.
    """
    count, population = (np.asarray(values, dtype=float) for values in (count, population))
    known = np.isfinite(count) & (population > 0)
    count, population = np.where(known, count, np.nan), np.where(known, population, np.nan)
    both, chance = count[:, None] + count, population[:, None] / (population[:, None] + population)
    tail = np.minimum(binom.cdf(count[:, None], both, chance), binom.sf(count[:, None] - 1, both, chance))
    return np.minimum(2 * tail, 1)


def share_differences(successes: ArrayLike, n: ArrayLike) -> np.ndarray:
    """p-value of each pair of shares (successes of n), two-sided z test of two proportions with the pooled share.

    n may be an effective number of votes. Two shares that are both 0 or both 1 do not differ: 1.
    """
    x, n = (np.asarray(values, dtype=float) for values in (successes, n))
    return difference_of_shares(x[:, None], n[:, None], x, n)


def difference_of_shares(successes: ArrayLike, n: ArrayLike, others: ArrayLike, n_others: ArrayLike) -> np.ndarray:
    """p-value of one share against another, each pair in its place; the same test as `share_differences`."""
    x, n, y, m = (np.asarray(values, dtype=float) for values in (successes, n, others, n_others))
    n, m = np.where(n > 0, n, np.nan), np.where(m > 0, m, np.nan)
    pooled = (x + y) / (n + m)
    variance = np.maximum(pooled * (1 - pooled), 0) * (1 / n + 1 / m)
    z = np.abs(x / n - y / m) / np.sqrt(np.where(variance > 0, variance, np.nan))
    return np.where(variance == 0, 1.0, 2 * ndtr(-z))


def adjusted(p: np.ndarray) -> np.ndarray:
    """The same table with the false discovery rate controlled over all pairs, each counted once; the diagonal is 1.

    Source: Benjamini & Hochberg 1995.
    """
    found = np.full(p.shape, np.nan)
    one, other = np.triu_indices(len(p), 1)
    known = np.isfinite(p[one, other])
    one, other = one[known], other[known]
    found[one, other] = found[other, one] = false_discovery_control(p[one, other])
    np.fill_diagonal(found, 1.0)
    return found


def clearly_highest(values: ArrayLike, p: np.ndarray) -> int | None:
    """Position of the highest value, if its difference from each other value is clear at 5 %; otherwise None.

    None is worded "no clear difference". p: not yet adjusted; it is adjusted here, over all pairs, since any
    of them might have come out on top. Hidden values are nan and left out. For the lowest, give the values negated.
    """
    values = np.asarray(values, dtype=float)
    known = np.isfinite(values)
    if known.sum() < 2:
        return None
    top = int(np.nanargmax(values))
    others = known & (np.arange(values.size) != top)
    return top if np.all(adjusted(p)[top, others] <= SIGNIFICANT) else None
