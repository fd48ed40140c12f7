"""Counts of people as rates of a population, with intervals that hold for small counts."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import chi2

from queries.stats.shares import Z_95

EXACT_BELOW = 10


def poisson_interval(count: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of a count: exact (chi-square) below 10, Byar's approximation from there on.

    Counts are people or organisations; missing or negative ones give nan. A count of 0 has the low end 0.
    Source: Breslow & Day 1987, as in the technical guide of Public Health England.
    """
    count = np.asarray(count, dtype=float)
    count = np.where(count >= 0, count, np.nan)
    exact_low, exact_high = _exact(count)
    byar_low, byar_high = _byar(np.maximum(count, 1.0))
    few = count < EXACT_BELOW
    return np.where(few, exact_low, byar_low)[()], np.where(few, exact_high, byar_high)[()]


def rate_interval(
    count: ArrayLike, population: ArrayLike, per: float = 10_000
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rate per `per` residents with its 95 % interval: (rate, low, high). A population of 0 or unknown gives nan."""
    population = np.asarray(population, dtype=float)
    scale = per / np.where(population > 0, population, np.nan)
    low, high = poisson_interval(count)
    return np.asarray(count, dtype=float) * scale, low * scale, high * scale


def _exact(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    low = np.where(count == 0, 0.0, chi2.ppf(0.025, 2 * np.where(count == 0, 1.0, count)) / 2)
    return low, chi2.ppf(0.975, 2 * count + 2) / 2


def _byar(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    above = count + 1
    low = count * (1 - 1 / (9 * count) - Z_95 / (3 * np.sqrt(count))) ** 3
    return low, above * (1 - 1 / (9 * above) + Z_95 / (3 * np.sqrt(above))) ** 3
