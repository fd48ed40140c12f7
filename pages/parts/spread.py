"""How contributions are spread over people and organisations: in figures, as drawn, and as tables."""

import pandas as pd

from queries.findings.voices import concentrated, enough, unseen
from queries.findings.words import percent
from queries.stats.inequality import effective_number, gini, lorenz, top_share
from queries.stats.shares import wilson
from queries.stats.unseen import coverage

TOO_FEW = "Too few"
SHARES = {"Top 1%": 0.01, "Top 10%": 0.1}
DAYS = {"none": "Day not known", "one": "One day only", "more": "Several days"}
GINI = "0: everybody gave the same. Close to 1: one person gave nearly everything. Without correction for few people."
EQUAL = "So many organisations, giving equally, would be as concentrated: 1 / sum of squared shares of contributions."


def measures(given: pd.DataFrame, organisations: pd.DataFrame) -> list[tuple[str, str, str]]:
    """People, inequality among them and among their organisations, each with its words; what too few people cannot say
    is not said.
    """
    people, amounts = int(given["people"].sum()), (given["contributions"], given["people"])
    equal = effective_number(organisations["contributions"])
    heard = int((organisations["participants"] > 0).sum())
    parts = [("People", f"{people:,}", "People who gave at least one idea, comment or vote.")]
    parts += [("Gini", f"{gini(*amounts):.2f}" if enough(people, 0.1) else TOO_FEW, GINI)]
    for label, fraction in SHARES.items():
        share = percent(top_share(amounts[0], fraction, amounts[1])) if enough(people, fraction) else TOO_FEW
        parts.append((label, share, f"Share of all contributions that the most active {fraction:.0%} of people gave."))
    return [*parts, ("Effective organisations", f"{equal:,.0f} of {heard:,}" if heard else "None known", EQUAL)]


def spread(given: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, float | None]:
    """The Lorenz curve, the table, and the fraction to mark on it where it is of two people at least."""
    curve = lorenz(given["contributions"], given["people"])
    rows = given.assign(
        together=given["contributions"] * given["people"],
        people_share=curve["people"].iloc[1:].to_numpy(),
        given_share=curve["given"].iloc[1:].to_numpy(),
    ).set_axis(
        ["Contributions each", "People", "Contributions together", "People up to here", "Contributions up to here"],
        axis=1,
    )
    return curve, rows, 0.1 if enough(int(given["people"].sum()), 0.1) else None


def once_or_more(days: pd.DataFrame) -> pd.DataFrame:
    """People and contributions by whether they came on one day or more; the share of people with its interval."""
    kind = days["days"].clip(upper=2).map(dict(enumerate(DAYS.values())))
    rows = days.assign(name=kind).groupby("name")[["people", "contributions"]].sum()
    rows = rows.reindex([name for name in DAYS.values() if name in rows.index or name != DAYS["none"]], fill_value=0)
    known = rows["people"].where(rows.index != DAYS["none"])
    low, high = wilson(known, known.sum())
    return rows.assign(share=known / known.sum(), low=low, high=high).reset_index()


HEARD = {
    "name": "Organisation", "kind": "Kind", "participants": "People", "contributions": "Contributions",
    "share": "Share of contributions",
}  # fmt: skip


def organisations_heard(frame: pd.DataFrame) -> tuple[str, float, pd.DataFrame]:
    """What is to be said of all; the chance that the next participant is of one already heard; those heard."""
    heard = frame[frame["participants"] > 0].sort_values(["contributions", "name"], ascending=[False, True])
    heard = heard.assign(share=heard["contributions"] / heard["contributions"].sum())
    likely = coverage(int((heard["participants"] == 1).sum()), int(heard["participants"].sum()))
    return f"{concentrated(frame)}. {unseen(frame)}.", likely, heard[list(HEARD)].rename(columns=HEARD)
