"""A share of people, and how far chance alone could have moved it."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr
from statsmodels.stats.proportion import proportion_confint

Z_95 = 1.959964


def wilson(successes: ArrayLike, n: ArrayLike, z: float = Z_95) -> tuple[np.ndarray, np.ndarray]:
    """Wilson score interval of successes / n, as shares between 0 and 1.

    `n` need not be whole: for votes it is an effective number. Where n is 0 or missing both ends are nan.
    Raises ValueError where successes are negative or more than n. Source: Wilson 1927; Newcombe 1998.
    """
    successes, n = np.broadcast_arrays(np.asarray(successes, dtype=float), np.asarray(n, dtype=float))
    known = (n > 0) & np.isfinite(successes)
    if np.any(known & ((successes < 0) | (successes > n))):
        raise ValueError("A share needs between 0 and n successes.")
    low, high = proportion_confint(
        np.where(known, successes, 0.0), np.where(known, n, 1.0), alpha=2 * ndtr(-z), method="wilson"
    )
    share = np.divide(successes, n, out=np.full(n.shape, np.nan), where=known)
    # An end may land one rounding step inside a share of 0 or 1.
    return np.minimum(np.where(known, low, np.nan), share), np.maximum(np.where(known, high, np.nan), share)
