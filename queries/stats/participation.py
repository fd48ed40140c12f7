"""Is a borough heard more or less than its number of residents would lead one to expect?"""

import numpy as np
from numpy.typing import ArrayLike

from queries.stats.rates import poisson_interval


def expected_people(population: ArrayLike, london_people: float, london_population: float) -> np.ndarray:
    """People expected from each area if all took part at the London rate (both London figures for the same areas)."""
    return np.asarray(population, dtype=float) * london_people / (london_population or np.nan)


def participation_index(observed: ArrayLike, expected: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Observed people as a percentage of those expected, with its 95 % interval: (index, low, high).

    100 means heard as much as London as a whole. Where nobody was expected, nan.
    Source: indirect standardisation, Breslow & Day 1987.
    """
    expected = np.asarray(expected, dtype=float)
    scale = 100 / np.where(expected > 0, expected, np.nan)
    low, high = poisson_interval(observed)
    return np.asarray(observed, dtype=float) * scale, low * scale, high * scale
