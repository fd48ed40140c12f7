"""Shares of few people, drawn towards the share of all: what a small area's figure is likely to be."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import beta

# A prior of no weight at all would leave an area without people undefined.
LIGHTEST = 1e-6


def prior_strength(mean: float, variance: float) -> float:
    """How many people a beta prior with this mean and variance weighs as much as; inf where the variance is 0 or less.

    alpha is mean x strength and beta (1 - mean) x strength. Source: Gelman et al., Bayesian Data Analysis, 5.1.
    """
    return max(mean * (1 - mean) / variance - 1, LIGHTEST) if variance > 0 else float("inf")


def variance_between(successes: ArrayLike, n: ArrayLike) -> float:
    """Variance of the areas' true shares: that of the observed ones, weighted by n, less what chance adds to it.

    0 or less where the areas differ no more than by chance; nan without anybody. Hidden counts are left out.
    Source: Marshall 1991, with the binomial variance in place of the Poisson one.
    """
    x, n = _known(successes, n)
    if not n.sum() > 0:
        return float("nan")
    mean, size = x.sum() / n.sum(), n.sum() / n.size
    observed, chance = (n * (x / n - mean) ** 2).sum() / n.sum(), mean * (1 - mean) / size
    return float((observed - chance) / (1 - 1 / size)) if size > 1 else 0.0


def smoothed_shares(successes: ArrayLike, n: ArrayLike) -> pd.DataFrame:
    """Beta-binomial empirical Bayes: (x + mean k) / (n + k), one row an area. Columns share, sd, low, high, weight.

    k is `prior_strength` of the overall share and `variance_between`; n may be an effective number. low and high hold
    95 % of the posterior, the prior taken as known; weight is how much the area's own figure counts, 0 to 1. An area
    without people gets the overall share; a hidden one nan. Where areas differ no more than by chance, all get the
    overall share and sd 0: that is no sign of a difference, and no proof that there is none. Raises ValueError where
    successes are negative or more than n. Source: Marshall 1991.
    """
    return posterior_shares(successes, n, *_prior(successes, n))


def only_smoothed(successes: ArrayLike, n: ArrayLike) -> np.ndarray:
    """The shares of `smoothed_shares` alone: how sure they are takes most of its time."""
    return _drawn(*_as_given(successes, n), *_prior(successes, n))


def posterior_shares(successes: ArrayLike, n: ArrayLike, mean: float, strength: float) -> pd.DataFrame:
    """The same with a prior that is given: its mean (0 to 1) and how many people it weighs as much as (inf: all)."""
    x, n = _as_given(successes, n)
    share = _drawn(x, n, mean, strength)
    if np.isinf(strength):
        return pd.DataFrame({"share": share, "sd": share * 0, "low": share, "high": share, "weight": share * 0})
    a, b = share * (n + strength), (1 - share) * (n + strength)
    low, high = beta.ppf([[0.025], [0.975]], a, b)
    columns = {"share": share, "sd": np.sqrt(share * (1 - share) / (n + strength + 1)), "low": low, "high": high}
    return pd.DataFrame(columns | {"weight": n / (n + strength)})


def _as_given(successes: ArrayLike, n: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both as long as each other; where successes are hidden, n is."""
    x, n = np.broadcast_arrays(np.asarray(successes, dtype=float), np.asarray(n, dtype=float))
    return np.atleast_1d(x), np.atleast_1d(np.where(np.isnan(x), np.nan, n))


def _prior(successes: ArrayLike, n: ArrayLike) -> tuple[float, float]:
    """Mean and strength of the prior that the areas' own shares make."""
    x, known = _known(successes, n)
    mean = x.sum() / known.sum() if known.sum() > 0 else float("nan")
    return mean, prior_strength(mean, variance_between(successes, n))


def _drawn(x: np.ndarray, n: np.ndarray, mean: float, strength: float) -> np.ndarray:
    return np.where(np.isnan(n), np.nan, mean) if np.isinf(strength) else (x + mean * strength) / (n + strength)


def _known(successes: ArrayLike, n: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    x, n = np.broadcast_arrays(np.asarray(successes, dtype=float), np.asarray(n, dtype=float))
    known = np.isfinite(x) & (n > 0)
    if np.any(known & ((x < 0) | (x > n))):
        raise ValueError("A share needs between 0 and n successes.")
    return x[known], n[known]
