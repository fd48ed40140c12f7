"""Is reach even over the boroughs, and how uneven would it be by chance alone?

Participants and residents of the 32 boroughs, in the same order. A hidden number of participants makes a figure nan:
what is hidden is small, so leaving it out would make reach look more even than it is.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binom, chi2


def variation(participants: ArrayLike, population: ArrayLike) -> float:
    """Coefficient of variation of the rates, weighted by population and cleared of what chance adds: 0 is even.

    sum of q (r_i / r - 1)^2 less (areas - 1) / n, floored at 0, then the root; q: share of the population, r: rate.
    Comparable over time and between programmes of different size. nan without participants, or with an area nobody
    lives in. Source: Schouten, Cobben & Bethlehem 2009.
    """
    s, q, n = _shares(participants, population)
    if not np.all(q > 0):
        return float("nan")
    return float(np.sqrt(np.maximum(((s - q) ** 2 / q).sum() - (q.size - 1) / n, 0)))


def fair_variation(n: float, areas: int) -> float:
    """What `variation` is on average if n participants come from that many areas by chance, each resident as likely.

    From the chi-square distribution: within 5 % from one participant an area on, closer the more there are.
    """
    spare = areas - 1
    if not (n > 0 and spare > 0):
        return float("nan")
    return float(chi2.expect(lambda x: np.sqrt(x - spare), args=(spare,), lb=spare) / np.sqrt(n))


def dissimilarity(participants: ArrayLike, population: ArrayLike) -> float:
    """Index of dissimilarity D = 1/2 sum |s - q|: the share of participants to be moved to be like London.

    s, q: an area's share of participants and of residents. 0: spread like the population; 1: nobody from where
    people live. It is hardly ever 0 by chance: show it beside `fair_dissimilarity`.
    Source: Duncan & Duncan 1955.
    """
    s, q, _ = _shares(participants, population)
    return float(np.abs(s - q).sum() / 2)


def fair_dissimilarity(n: int, population: ArrayLike) -> float:
    """What D is on average if n participants are drawn by chance, each resident as likely.

    Exact: half the sum of the mean absolute deviations of binomial counts (De Moivre 1730; Diaconis & Zabell 1991).
    """
    if not n > 0:
        return float("nan")
    q = np.asarray(population, dtype=float) / np.sum(population)
    above = np.floor(n * q) + 1
    return float((above * (1 - q) * binom.pmf(above, n, q)).sum() / n)


def _shares(participants: ArrayLike, population: ArrayLike) -> tuple[np.ndarray, np.ndarray, float]:
    x, residents = (np.asarray(values, dtype=float) for values in (participants, population))
    n = float(x.sum()) or np.nan
    return x / n, residents / (residents.sum() or np.nan), n
