"""In which orders ideas can stand, worked out from counts alone; an idea is told in its words where it is shown."""

from collections.abc import Callable

import pandas as pd

from pages.parts.filters import Filters
from pages.parts.ideas.groups import known_voters
from pages.parts.ideas.looking_for import parameters
from pages.parts.programme import Looking
from pages.parts.remembering import remembered
from queries.findings.ideas import FEWEST
from queries.stats.consensus import agreement_from_sums
from queries.stats.ranking import divisiveness, support

SUPPORT, DIVISIVENESS, AGREEMENT = "Support", "Divisiveness", "Agreement across groups"
NEWEST, DISCUSSED = "Newest", "Most discussed"
WORDS = {
    SUPPORT: "First the ideas that most voters are for, at least: the lower end of the 95% interval of the share for, "
    "so that few votes do not put an idea on top.",
    DIVISIVENESS: "First the ideas with most voters on the smaller side, at least: the lower end of the 95% interval "
    "of the share of votes for or against, whichever is smaller.",
    AGREEMENT: "First the ideas that every group is likely to be for, not only the largest: the typical value of "
    "(for + 1) / (votes + 2) over groups of at least {fewest} voters; a group without votes on an idea counts as half.",
    NEWEST: "First the ideas that were given last.",
    DISCUSSED: "First the ideas with most comments.",
}
WITHOUT_VOTES = (NEWEST, DISCUSSED)


def with_support(frame: pd.DataFrame) -> pd.DataFrame:
    """Ideas with the share for and its interval (share, low, high) and the lower end of the share against."""
    against = support(frame.assign(n_for=frame["n_against"]))["low"].rename("against_low")
    return frame.join(support(frame)).join(against)


@remembered
def in_order(look: Looking, chosen: Filters, order: str, terms: tuple[str, ...], across: str) -> pd.DataFrame:
    """Ideas with their counts (as in the question ideas/given) and what they are ordered by, the first one first.

    Without terms to look for, rejected ideas are left out; otherwise they stand last. `across`: what the groups are
    between which agreement is looked for.
    """
    frame = look.ask("ideas/given", **chosen.values())
    if terms:
        frame = frame[frame["idea"].isin(look.ask("ideas/holding", **parameters(terms))["idea"])]
    else:
        frame = frame[~frame["rejected"]]
    return ORDERS[order](frame, look, chosen, across)


def groups_to_agree(look: Looking, chosen: Filters, across: str) -> list[str]:
    """The groups that have enough voters to be asked whether they agree."""
    voters = known_voters(look, chosen, across)
    return voters.loc[voters["people"] >= FEWEST, "group_code"].tolist()


def _by(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Highest first, rejected last; then more votes, then the idea's number."""
    orders = ["rejected", column, "n", "idea"]
    return frame.sort_values(orders, ascending=[True, False, False, True], na_position="last", ignore_index=True)


def _supported(frame: pd.DataFrame, *_: object) -> pd.DataFrame:
    return _by(frame.join(support(frame)), "low")


def _divided(frame: pd.DataFrame, *_: object) -> pd.DataFrame:
    smaller = frame[["n_for", "n_against"]].min(axis=1) / frame["n"].where(frame["n"] > 0)
    return _by(frame.assign(smaller=smaller, least=divisiveness(frame)), "least")


def _agreed(frame: pd.DataFrame, look: Looking, chosen: Filters, across: str) -> pd.DataFrame:
    groups = groups_to_agree(look, chosen, across)
    if len(groups) < 2:
        return _by(frame.assign(root=float("nan"), voted=0), "root")
    sums = look.ask("ideas/agreement", grouping=across, groups=groups, **chosen.values())
    found = frame.join(agreement_from_sums(sums, len(groups)), on="idea")
    # No group has voted on what is not there: each counts as one half.
    return _by(found.assign(root=found["root"].fillna(0.5), voted=found["voted"].fillna(0).astype(int)), "root")


ORDERS: dict[str, Callable[[pd.DataFrame, Looking, Filters, str], pd.DataFrame]] = {
    SUPPORT: _supported,
    DIVISIVENESS: _divided,
    AGREEMENT: _agreed,
    NEWEST: lambda frame, *_: _by(frame, "day"),
    DISCUSSED: lambda frame, *_: _by(frame, "comments"),
}
