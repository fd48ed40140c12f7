"""Who speaks most: is it many a little, or few a lot?

Everything takes what each person gave (`given`: contributions or votes), or a histogram of it: `given` and how many
`people` gave so much. People who gave 0 count only if they are listed. Nobody, or nothing given: nan.
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


def lorenz(given: ArrayLike, people: ArrayLike | None = None) -> pd.DataFrame:
    """Points of the Lorenz curve, from those who gave least on: columns people and given, running shares from 0 to 1.

    One point for each amount that occurs, and (0, 0). Raises ValueError for negative amounts or numbers of people.
    Source: Lorenz 1905.
    """
    given = np.asarray(given, dtype=float)
    people = np.ones(given.size) if people is None else np.asarray(people, dtype=float)
    if np.any(given < 0) or np.any(people < 0):
        raise ValueError("Nobody can have given less than nothing.")
    amounts = pd.Series(people).groupby(given).sum()
    amounts = amounts[amounts > 0]
    sums = pd.DataFrame({"people": amounts.to_numpy(), "given": (amounts * amounts.index).to_numpy()}, dtype=float)
    shares = sums.cumsum() / sums.sum().where(lambda total: total > 0)
    return pd.concat([pd.DataFrame({"people": [0.0], "given": [0.0]}), shares], ignore_index=True)


def gini(given: ArrayLike, people: ArrayLike | None = None) -> float:
    """Gini coefficient: 0 all gave the same, towards 1 one person gave everything. Without small-sample correction."""
    curve = lorenz(given, people)
    return float(1 - 2 * np.trapezoid(curve["given"], curve["people"])) if len(curve) > 1 else float("nan")


def top_share(given: ArrayLike, fraction: float, people: ArrayLike | None = None) -> float:
    """Share of everything that comes from the `fraction` (.01, .1) of people who gave most.

    A person who falls partly into the fraction counts in part: 1 % of 50 people is half of what the first one gave.
    """
    curve = lorenz(given, people)
    below = np.interp(1 - fraction, curve["people"], curve["given"]) if len(curve) > 1 else np.nan
    return float(1 - below)


def effective_number(given: ArrayLike) -> float:
    """1 / sum p^2: how many organisations (or people) giving equally would be as concentrated. Source: Simpson 1949."""
    given = np.asarray(given, dtype=float)
    if np.any(given < 0):
        raise ValueError("Nobody can have given less than nothing.")
    total = given.sum()
    return float(total**2 / (given**2).sum()) if total > 0 else float("nan")
