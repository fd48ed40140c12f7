"""What areas thought of a principle: share for and net support, as cast and drawn towards London's where few voted."""

import pandas as pd

from queries.stats.smoothing import smoothed_shares
from queries.stats.votes import net_support, share_for

PLACES = ("borough", "group")


def votes_of_areas(areas: pd.DataFrame) -> pd.DataFrame:
    """Each area's votes on one principle, index as given.

    p, low, high               share for with its interval (`share_for`)
    net, net_low, net_high     net support with its interval (`net_support`)
    p_smoothed, net_smoothed   both by `smoothed_shares` on the effective number of votes; net support goes through
                               (1 + net) / 2, so that a neutral vote counts as half a vote for
    weight                     of the area's own share in p_smoothed, 0 to 1

    areas: kind and the sums over people of `votes`. Only boroughs and groups of them are smoothed, and only where
    somebody voted; the City and people without an area are nan, and no part of the average.
    """
    share = share_for(areas)
    net = net_support(areas).rename(columns={"low": "net_low", "high": "net_high"})
    votes = share["n_eff"].where(areas["kind"].isin(PLACES) & (areas["n"].fillna(0) > 0), 0)
    drawn = [smoothed_shares(own.where(votes > 0, 0) * votes, votes).set_index(areas.index).where(votes > 0)
             for own in (share["p"], (1 + net["net"]) / 2)]  # fmt: skip
    smoothed = {"p_smoothed": drawn[0]["share"], "net_smoothed": 2 * drawn[1]["share"] - 1}
    return share[["p", "low", "high"]].join(net).assign(**smoothed, weight=drawn[0]["weight"])
