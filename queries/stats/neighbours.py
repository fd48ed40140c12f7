"""Do neighbouring areas resemble each other?

Areas with a hidden or unknown value, or without a neighbour that has one, are left out. Weights are row-standardised:
an area is compared with the mean of its neighbours. Source: Cliff & Ord 1981; Anselin 1995.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import false_discovery_control

SEED, SIGNIFICANT = 1995, 0.05
HIGH_HIGH, LOW_LOW = "high among high", "low among low"
HIGH_LOW, LOW_HIGH, NO_CLUSTER = "high among low", "low among high", ""


class Moran(NamedTuple):
    """Global Moran's I with what it is on average by chance, its variance by chance, p, and the number of areas."""

    i: float
    expected: float
    variance: float
    p: float
    areas: int


def contiguity(areas: Sequence[str], pairs: Iterable[tuple[str, str]]) -> np.ndarray:
    """Which areas touch: a symmetric true/false table in the order of `areas`. Pairs with others are passed over."""
    place = {area: position for position, area in enumerate(areas)}
    touching = np.zeros((len(areas), len(areas)), dtype=bool)
    for one, other in pairs:
        if one in place and other in place:
            touching[place[one], place[other]] = touching[place[other], place[one]] = True
    return touching


def morans_i(values: ArrayLike, touching: np.ndarray, permutations: int = 999, seed: int = SEED) -> Moran:
    """Moran's I of one value an area: (i, expected, variance, p, areas). Above `expected`: neighbours are alike.

    touching: from `contiguity`. variance: under randomisation. p: the share of shuffled maps (the same for the same
    seed) in which neighbours are at least so alike. Fewer than four areas, or all values equal: nan.
    """
    _, z, weights = _compared(values, touching)
    n = z.size
    if n < 4 or not z.any():
        return Moran(np.nan, np.nan, np.nan, np.nan, n)
    i = z @ weights @ z / (z @ z)
    shuffled = np.random.default_rng(seed).permuted(np.tile(z, (permutations, 1)), axis=1)
    as_alike = ((shuffled @ weights.T * shuffled).sum(axis=1) / (z @ z) >= i - 1e-12).sum()
    return Moran(float(i), -1 / (n - 1), _variance(z, weights), float((1 + as_alike) / (permutations + 1)), n)


def local_morans_i(
    values: ArrayLike, touching: np.ndarray, permutations: int = 9_999, seed: int = SEED
) -> pd.DataFrame:
    """Which areas form clusters, or differ from their neighbours. Columns i, p, p_adjusted, cluster; rows as `values`.

    i: local Moran's I; its mean is the global one. p: two-sided, the other areas shuffled. p_adjusted: p with the false
    discovery rate controlled over the areas (Benjamini & Hochberg 1995). cluster: "high among high", "low among low",
    "high among low", "low among high", or "" where p_adjusted is above 5 %. With 999 shuffles a single area could not
    stand out of 32 (its smallest p_adjusted is 32 x .002), so there are 9,999. Areas left out have nan and "".
    """
    kept, z, weights = _compared(values, touching)
    nothing = {"i": np.nan, "p": np.nan, "p_adjusted": np.nan, "cluster": NO_CLUSTER}
    found = pd.DataFrame(nothing, index=range(kept.size))
    if z.size < 4 or not z.any():
        return found
    lag, p = weights @ z, _conditional_p(z, weights, permutations, seed)
    adjusted = false_discovery_control(p)
    kinds = np.select([(z > 0) & (lag > 0), (z < 0) & (lag < 0), z > 0], [HIGH_HIGH, LOW_LOW, HIGH_LOW], LOW_HIGH)
    clear = (adjusted <= SIGNIFICANT) & (z != 0)
    found.loc[kept, ["i", "p", "p_adjusted"]] = np.column_stack([z * lag / (z @ z / z.size), p, adjusted])
    found.loc[kept, "cluster"] = np.where(clear, kinds, NO_CLUSTER)
    return found


def _compared(values: ArrayLike, touching: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which areas are kept, their deviations from the mean (exactly 0 where all are equal), and their weights."""
    values = np.asarray(values, dtype=float)
    known = np.isfinite(values)
    kept = known & (touching & known).any(axis=1)
    weights = touching[np.ix_(kept, kept)].astype(float)
    weights /= weights.sum(axis=1, keepdims=True)
    shown = values[kept]
    flat = shown.size == 0 or np.ptp(shown) == 0
    return kept, np.zeros(shown.size) if flat else shown - shown.mean(), weights


def _variance(z: np.ndarray, weights: np.ndarray) -> float:
    n, s0 = z.size, weights.sum()
    s1 = ((weights + weights.T) ** 2).sum() / 2
    s2 = ((weights.sum(axis=0) + weights.sum(axis=1)) ** 2).sum()
    kurtosis = n * (z**4).sum() / (z @ z) ** 2
    spread = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    tails = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    return float((spread - tails) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - 1 / (n - 1) ** 2)


def _conditional_p(z: np.ndarray, weights: np.ndarray, permutations: int, seed: int) -> np.ndarray:
    neighbours = (weights > 0).sum(axis=1)
    draws = np.random.default_rng(seed).permuted(np.tile(np.arange(z.size - 1), (permutations, 1)), axis=1)
    p = np.empty(z.size)
    for area, count in enumerate(neighbours):
        shuffled = np.delete(z, area)[draws[:, :count]].mean(axis=1)
        observed = weights[area] @ z
        tail = min((shuffled >= observed - 1e-12).sum(), (shuffled <= observed + 1e-12).sum())
        p[area] = min(1, 2 * (1 + tail) / (permutations + 1))
    return p
