"""Whether an area, a role or a kind of organisation is heard, thin or silent."""

import numpy as np
from numpy.typing import ArrayLike

SHOWN, THIN, SILENT = "shown", "thin", "silent"


def reach_states(participants: ArrayLike, high: ArrayLike, average: float, thin_below: int) -> np.ndarray:
    """One of "shown", "thin" and "silent" for each.

    Silent: nobody took part. Thin: fewer than `thin_below` people, or even the upper end (`high`) of the 95 %
    interval of its rate lies below the `average` rate. An area without a rate is thin only by its number of people.
    """
    people, high = np.asarray(participants, dtype=float), np.asarray(high, dtype=float)
    thin = (people < thin_below) | (high < average)
    return np.where(people == 0, SILENT, np.where(thin, THIN, SHOWN))
