"""Which words a group uses more than the others do."""

import numpy as np
import pandas as pd
from scipy.special import ndtr
from scipy.stats import false_discovery_control

CLEAR = 0.05
PRIOR = 500  # people's mentions of words; as large as all there are, it would hide what groups differ in


def log_odds(words: pd.DataFrame) -> pd.DataFrame:
    """Log-odds of each word in the group against the rest, the words of all as the prior: columns log_odds, z, clear.

    `words`, one row a word: people (of the group who used it) and rest (people of other groups who did). With y and r
    for these, n and m for their sums, b = 500 and a = b (y + r) / (n + m): log_odds = log((y + a) / (n + b - y - a)) -
    log((r + a) / (m + b - r - a)), variance 1 / (y + a) + 1 / (r + a), z = log_odds / its root. `clear`: z is above
    nought by more than chance at 5 %, all words considered (Benjamini & Hochberg). Without a rest, and for words nobody
    used: nan.
    Source: Monroe, Colaresi & Quinn 2008, equations 15, 16 and 22, informative Dirichlet prior.
    """
    used = words[(words["people"] + words["rest"]) > 0]
    y, r = (used[name].to_numpy(dtype=float) for name in ("people", "rest"))
    n, m = y.sum(), r.sum()
    if not m or not n or len(used) < 2:
        return pd.DataFrame({"log_odds": np.nan, "z": np.nan, "clear": False}, index=words.index)
    a = PRIOR * (y + r) / (n + m)
    found = np.log((y + a) / (n + PRIOR - y - a)) - np.log((r + a) / (m + PRIOR - r - a))
    z = found / np.sqrt(1 / (y + a) + 1 / (r + a))
    clear = false_discovery_control(ndtr(-z)) <= CLEAR
    frame = pd.DataFrame({"log_odds": found, "z": z, "clear": clear}, index=used.index).reindex(words.index)
    return frame.assign(clear=frame["clear"].eq(True))
