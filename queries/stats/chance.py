"""Could the difference from the population be chance?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import chisquare

FEW, DRAWS, SEED = 5, 9_999, 1948


class Fit(NamedTuple):
    """A chi-square goodness of fit: `simulated` says whether p comes from drawing (expected counts below 5)."""

    chi_square: float
    freedom: int
    p: float
    cramers_v: float
    n: int
    simulated: bool


def fit_to_population(observed: ArrayLike, population: ArrayLike, seed: int = SEED) -> Fit:
    """How likely chance alone spreads people so unlike the population: chi_square, freedom, p, cramers_v, n, simulated.

    observed: people in each category. population: residents or shares of them, in the same order. Where an expected
    count is below 5, p is from 9,999 drawn programmes (the same ones for the same seed), otherwise from the chi-square
    distribution. Cramer's V, the root of chi-square / (n (categories - 1)), is how far apart: 0 not at all, 1 all in
    one of equal categories (more than 1 if all are in a smaller one). Categories without residents are left out.
    Nobody, a hidden count or a single category: nan. Raises ValueError where people are counted in a category without
    residents. Source: Pearson 1900; Cramer 1946.
    """
    x, residents = (np.asarray(values, dtype=float) for values in (observed, population))
    if np.any((x > 0) & (residents <= 0)):
        raise ValueError("People are counted in a category that nobody in the population belongs to.")
    x, residents = x[residents != 0], residents[residents != 0]
    n, freedom = x.sum(), x.size - 1
    if not (n > 0 and freedom > 0 and residents.sum() > 0):
        return Fit(np.nan, max(freedom, 0), np.nan, np.nan, int(np.nan_to_num(n)), False)
    expected = n * residents / residents.sum()
    found, few = chisquare(x, expected), bool(expected.min() < FEW)
    p = _drawn(found.statistic, int(n), expected, seed) if few else found.pvalue
    v = np.sqrt(found.statistic / (n * freedom))
    return Fit(float(found.statistic), freedom, float(p), float(v), int(n), few)


def _drawn(statistic: float, n: int, expected: np.ndarray, seed: int) -> float:
    drawn = np.random.default_rng(seed).multinomial(n, expected / expected.sum(), DRAWS)
    distances = ((drawn - expected) ** 2 / expected).sum(axis=1)
    # Equal distances may differ in their last bit.
    return (1 + (distances >= statistic * (1 - 1e-9)).sum()) / (DRAWS + 1)
