"""Which areas differ from the average by more than chance would move areas of their size?"""

import numpy as np
from numpy.typing import ArrayLike

from queries.stats.shares import Z_95

Z_998 = 3.090232
ABOVE, BELOW, WITHIN, UNKNOWN = "above", "below", "within", "unknown"


def funnel_limits(average: float, n: ArrayLike, z: float = Z_998) -> tuple[np.ndarray, np.ndarray]:
    """Limits that a share of n stays within if its area is like the average (0 to 1): (low, high), cut off at 0 and 1.

    n: residents for a rate of participants, people for a share of people. z: 3.090232 (99.8 %) or 1.959964 (95 %).
    Where n is 0 or unknown, nan. Source: Spiegelhalter 2005, "Funnel plots for comparing institutional performance".
    """
    n = np.asarray(n, dtype=float)
    half = z * np.sqrt(average * (1 - average) / np.where(n > 0, n, np.nan))
    return np.maximum(average - half, 0), np.minimum(average + half, 1)


def funnel_limits_95(average: float, n: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % limits, to be drawn only: of 33 areas without any difference some lie outside in 4 programmes of 5."""
    return funnel_limits(average, n, Z_95)


def funnel_flags(count: ArrayLike, n: ArrayLike, average: float) -> np.ndarray:
    """One of "above", "below", "within" and "unknown" for each area, by the 99.8 % limits.

    count of n: participants of residents, or people of people. A hidden count or an n of 0 is unknown. Where the low
    limit is 0 nobody can be below: such an area has too few residents for the average.
    """
    n = np.asarray(n, dtype=float)
    low, high = funnel_limits(average, n)
    share = np.asarray(count, dtype=float) / np.where(n > 0, n, np.nan)
    known = np.isfinite(share) & np.isfinite(low)
    return np.select([~known, share > high, share < low], [UNKNOWN, ABOVE, BELOW], WITHIN)
