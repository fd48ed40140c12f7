"""Do the areas' rates follow something else that is known of them: where they lie, how deprived they are?

Areas differ from each other by more than the chance of single people: who runs a meeting, who forwards an e-mail. The
test takes as its yardstick how much the areas do differ from the line (quasi-Poisson: a dispersion, never below 1), so
a few boroughs that stand out are not read as a pattern of all.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.stats import t

FEWEST_AREAS = 4


class Gradient(NamedTuple):
    """`ratio`: how many times the rate is at a step of 1 higher, with its 95 % interval; p two-sided; at a value of 0
    the line stands at `start` (a share of residents). `dispersion`: how much more the areas differ than by chance.
    """

    ratio: float
    low: float
    high: float
    p: float
    start: float
    dispersion: float
    areas: int


def rate_gradient(count: ArrayLike, population: ArrayLike, values: ArrayLike) -> Gradient:
    """Log-linear line through the rates of areas: ratio, low, high, p, start, dispersion, areas.

    count: people of each area, population: its residents; values: what the rate may follow, so that a step of 1 means
    something (10 points of a score; 0 and 1 for two kinds of areas: then the ratio is that of the two kinds' rates).
    The line is the most likely one of Poisson counts; its variance is widened by Pearson's chi-square over the areas
    less two, and interval and p are those of Student's t. A hidden count, fewer than four areas, or people on one end
    of the values only: nan, as no line can be told. Source: McCullagh & Nelder 1989, 6.2.3 and 9.
    """
    x, n, v = (np.asarray(each, dtype=float) for each in (count, population, values))
    people, freedom = x.sum(), x.size - 2
    mean = (x * v).sum() / people if people > 0 else np.nan
    if x.size < FEWEST_AREAS or not np.all(n > 0) or not (np.min(v) < mean < np.max(v)):
        return Gradient(*[np.nan] * 6, x.size)
    slope = _slope(n, v - mean)
    weight = n * np.exp(slope * (v - mean))
    expected = people * weight / weight.sum()
    dispersion = max(((x - expected) ** 2 / expected).sum() / freedom, 1.0)
    error = np.sqrt(dispersion / (expected * (v - mean) ** 2).sum())
    half = t.ppf(0.975, freedom) * error
    low, ratio, high = (float(each) for each in np.exp([slope - half, slope, slope + half]))
    start = float(people / weight.sum() * np.exp(-slope * mean))
    return Gradient(ratio, low, high, float(2 * t.sf(abs(slope) / error, freedom)), start, float(dispersion), x.size)


def widened_interval(count: float, population: float, dispersion: float, areas: int) -> tuple[float, float]:
    """95 % interval of the rate of several areas together, as wide as their `dispersion` around the line of so many
    `areas` makes it (count / population, as a share). Nobody or an unknown dispersion: nan.
    """
    if not (count > 0 and population > 0 and dispersion >= 1):
        return float("nan"), float("nan")
    half = t.ppf(0.975, areas - 2) * np.sqrt(dispersion / count)
    return float(count / population * np.exp(-half)), float(count / population * np.exp(half))


def _slope(population: np.ndarray, apart: np.ndarray) -> float:
    """Where the mean of the values, weighted by the people expected, is that of the people heard (then `apart` is 0).

    That mean only rises with the slope, so there is one such place, and doubling the range finds it.
    """

    def off(slope: float) -> float:
        weight = population * np.exp(slope * apart - np.max(slope * apart))
        return float((weight * apart).sum() / weight.sum())

    end = 1.0 / np.ptp(apart)
    while off(-end) > 0 or off(end) < 0:
        end *= 2
    return float(brentq(off, -end, end, xtol=1e-13))
