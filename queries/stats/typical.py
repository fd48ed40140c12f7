"""Is an idea typical of a group: do its people agree, and more than everybody else?

Polis's representativeness, as its Clojure engine of 2020 to 2024 works it out, on groups that are known beforehand.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import ndtr
from scipy.stats import false_discovery_control

Z_90 = 1.2816
CLEAR = 0.05


class Representativeness(NamedTuple):
    """pa: likely to agree; pat: z of more than half agreeing; ra: how many times likelier than the rest; rat: its z."""

    pa: np.ndarray
    pat: np.ndarray
    ra: np.ndarray
    rat: np.ndarray


def representativeness(
    agrees: ArrayLike, seen: ArrayLike, rest_agrees: ArrayLike, rest_seen: ArrayLike
) -> Representativeness:
    """How representative agreeing is of a group, one number each an idea.

    agrees of `seen` votes of the group (passes too), rest_agrees of rest_seen of all others. To disagree, give the
    votes against instead. pa = (agrees + 1) / (seen + 2); pat = 2 sqrt(seen + 1) ((agrees + 1) / (seen + 1) - 1/2);
    ra = pa of the group / pa of the rest; rat = z of two proportions, each with 1 added to both counts, pooled.
    """
    na, ns, ra, rs = (np.asarray(each, dtype=float) for each in (agrees, seen, rest_agrees, rest_seen))
    pa = (na + 1) / (ns + 2)
    one, other, pooled = (na + 1) / (ns + 1), (ra + 1) / (rs + 1), (na + ra + 2) / (ns + rs + 2)
    variance = pooled * (1 - pooled) * (1 / (ns + 1) + 1 / (rs + 1))
    # Where everybody agrees there is nothing to compare.
    rat = np.where(pooled == 1, 0.0, (one - other) / np.sqrt(np.where(variance > 0, variance, 1.0)))
    return Representativeness(pa, 2 * np.sqrt(ns + 1) * (one - 0.5), pa / ((ra + 1) / (rs + 2)), rat)


def typical_ideas(votes: pd.DataFrame) -> pd.DataFrame:
    """The rows that are typical of the group, the most typical first, with side ("for", "against"), pa, ra, rat, clear.

    `votes`, one row an idea: n_for, n_against, n of the group and rest_for, rest_against, rest_n of all others. An idea
    is typical where pat and rat are both above 1.2816, as in Polis: of ideas that are not, one in ten would pass rat.
    So `clear` says whether rat also outlasts the comparing of all ideas on both sides at 5 % (Benjamini & Hochberg).
    Ideas on which the group or the rest has no vote are left out.
    """
    known = votes[(votes["n"] > 0) & (votes["rest_n"] > 0)]
    sides = []
    for side in ("for", "against"):
        found = representativeness(known[f"n_{side}"], known["n"], known[f"rest_{side}"], known["rest_n"])
        sides.append(known.assign(side=side, **found._asdict()))
    both = pd.concat(sides)
    if both.empty:
        return both.assign(clear=[])
    both["clear"] = false_discovery_control(ndtr(-both["rat"].to_numpy())) <= CLEAR
    return both[(both["pat"] > Z_90) & (both["rat"] > Z_90)].sort_values("rat", ascending=False, kind="stable")
