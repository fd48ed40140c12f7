"""Estimates from published counts: rounded, with a design effect in place of the sums over people."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from queries.stats.shares import wilson


def published_share(n_for: ArrayLike, n: ArrayLike, people: ArrayLike, deff: ArrayLike) -> pd.DataFrame:
    """Share of votes for with Wilson's interval on an effective number of votes. Columns p, n_eff, low, high.

    n_eff = n / deff, where deff is at least 1; where no design effect is known it is the number of people, as if each
    had one vote. Hidden counts (missing) and groups without votes are nan. Rounding can put n_for above n by a step;
    then all votes are for.
    """
    n_for, n, people, deff = (pd.to_numeric(pd.Series(each), errors="coerce").astype(float).to_numpy()
                              for each in (n_for, n, people, deff))  # fmt: skip
    n = np.where(n > 0, n, np.nan)
    p = np.minimum(n_for / n, 1.0)
    n_eff = np.where(np.isnan(deff), np.minimum(people, n), n / np.fmax(deff, 1.0))
    low, high = wilson(p * n_eff, n_eff)
    return pd.DataFrame({"p": p, "n_eff": n_eff, "low": low, "high": high})
