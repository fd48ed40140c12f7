"""Opinion on an ordered scale: one camp or two?"""

import numpy as np
from numpy.typing import ArrayLike


def agreement(counts: ArrayLike) -> float:
    """Van der Eijk's A of how many chose each step of an ordered scale (three steps or more), in order.

    1: all chose one step; 0: flat; -1: two camps at the ends. Nobody: nan. Raises ValueError below three steps.
    Source: van der Eijk 2001, "Measuring agreement in ordered rating scales".
    """
    counts = np.asarray(counts, dtype=float)
    if counts.ndim != 1 or counts.size < 3:
        raise ValueError("Agreement needs the counts of an ordered scale with at least three steps.")
    total = counts.sum()
    if not total > 0:
        return float("nan")
    levels = np.unique(np.concatenate([[0.0], counts]))
    # Peel the distribution into layers of equal height: each is a pattern of steps chosen and not chosen.
    layers = [(counts >= top, top - below) for below, top in zip(levels[:-1], levels[1:], strict=True)]
    return float(sum(_of_pattern(chosen) * chosen.sum() * height for chosen, height in layers) / total)


def polarisation(counts: ArrayLike) -> float:
    """(1 - A) / 2: 0 when all agree, 1/2 when opinion is flat, 1 when it stands in two camps at the ends."""
    return (1 - agreement(counts)) / 2


def _of_pattern(chosen: np.ndarray) -> float:
    steps, filled = chosen.size, chosen.sum()
    spread = 1 - (filled - 1) / (steps - 1)
    first, second, third = np.ogrid[:steps, :steps, :steps]
    ordered = (first < second) & (second < third)
    a, b, c = chosen[first], chosen[second], chosen[third]
    one_camp = (ordered & b & (a ^ c)).sum()
    two_camps = (ordered & a & ~b & c).sum()
    if one_camp + two_camps == 0:
        return float(spread)
    unimodality = ((steps - 2) * one_camp - (steps - 1) * two_camps) / ((steps - 2) * (one_camp + two_camps))
    return float(unimodality * spread)
