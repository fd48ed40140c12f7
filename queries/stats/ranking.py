"""How far an idea is supported, and how far it divides those who voted on it.

One person has one vote on an idea, so its votes are people and Wilson's interval holds as it stands. Both figures are
lower bounds: what is likely to be so at least. An idea with three votes, all for, is not put above one with 90 of 100.
"""

import numpy as np
import pandas as pd

from queries.stats.shares import wilson


def support(votes: pd.DataFrame) -> pd.DataFrame:
    """Share of all votes, neutral ones too, that are for, with its 95 % interval: columns share, low, high.

    `votes`: n_for and n, one row an idea; nan without votes. Ideas are ranked by `low`.
    """
    low, high = wilson(votes["n_for"], votes["n"])
    share = votes["n_for"] / votes["n"].where(votes["n"] > 0)
    return pd.DataFrame({"share": share, "low": low, "high": high}, index=votes.index)


def divisiveness(votes: pd.DataFrame) -> pd.Series:
    """Lower end of the 95 % interval of the smaller side's share: min(for, against) / all votes. 0 to .5.

    `votes`: n_for, n_against and n, one row an idea; nan without votes. The same counts always give the same figure,
    and it is exactly 0 where nobody is on one of the sides.
    """
    smaller = np.minimum(votes["n_for"], votes["n_against"])
    low, _ = wilson(smaller, votes["n"])
    return pd.Series(low, index=votes.index).mask((smaller == 0) & (votes["n"] > 0), 0.0)
