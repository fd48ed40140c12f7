"""Voices: who speaks most, and whether a few organisations outvote the others."""

import pandas as pd
import streamlit as st

from access import Viewer
from charts.bars import counted_bars, describe_bars
from charts.lorenz import describe_lorenz, lorenz_curve
from pages.parts.banners import as_written
from pages.parts.dominance import dominance_banner, top_organisations
from pages.parts.drawing import about, dark, described, picture, spec, table
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.principles import series
from pages.parts.programme import Looking, looking
from queries.findings.voices import concentrated, enough, heading, returning, unseen
from queries.findings.words import percent
from queries.stats.inequality import effective_number, gini, lorenz, top_share
from queries.stats.shares import wilson
from queries.stats.unseen import coverage

TITLE = "Voices"
ADDRESS = "voices"
TOO_FEW = "Too few"
SHARES = {"Top 1%": 0.01, "Top 10%": 0.1}
DAYS = {"none": "Day not known", "one": "One day only", "more": "Several days"}
PERCENT = st.column_config.NumberColumn(format="percent")
COUNTED = (
    "Everybody who gave an idea, a comment or a vote is counted, so these figures have no interval: they say what "
    "happened here, and nothing of people who did not take part. "
)
GINI = "0: everybody gave the same. Close to 1: one person gave nearly everything. Without correction for few people."
EQUAL = "So many organisations, giving equally, would be as concentrated: 1 / sum of squared shares of contributions."
SAMPLE = (
    "How likely the next participant is from an organisation already heard: 1 less the organisations with one "
    "participant, divided by participants of a known organisation (Good-Turing)."
)
UNSEEN = (
    "With a list of invited organisations this is exact: those invited of which nobody took part. Without one it is "
    "Chao's lower bound, from the organisations with one participant and with two: S + f1 (f1 - 1) / (2 (f2 + 1))."
)


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    given = look.ask("voices/contributions", **chosen.values())
    organisations = look.ask("organisations/list", **chosen.values())
    st.title(heading(given))
    st.caption(f"Showing {as_written(chosen.words)}.")
    if given.empty:
        st.info("Nobody contributed under these filters. Show everything, or choose another phase, place or role.")
    else:
        _figures(given, organisations)
        warned = st.container()
        left, right = st.columns([11, 9], gap="large")
        with left:
            _curve(look, chosen, given)
        with right:
            _days(look, chosen)
        _principles(look, chosen, warned)
    _organisations(look, chosen, organisations)


def _figures(given: pd.DataFrame, organisations: pd.DataFrame) -> None:
    """People, inequality among them and among their organisations; what too few people cannot say is not said."""
    people, amounts = int(given["people"].sum()), (given["contributions"], given["people"])
    equal = effective_number(organisations["contributions"])
    heard = int((organisations["participants"] > 0).sum())
    parts = [("People", f"{people:,}", "People who gave at least one idea, comment or vote.")]
    parts += [("Gini", f"{gini(*amounts):.2f}" if enough(people, 0.1) else TOO_FEW, GINI)]
    for label, fraction in SHARES.items():
        share = percent(top_share(amounts[0], fraction, amounts[1])) if enough(people, fraction) else TOO_FEW
        parts.append((label, share, f"Share of all contributions that the most active {fraction:.0%} of people gave."))
    parts.append(("Effective organisations", f"{equal:,.0f} of {heard:,}" if heard else "None known", EQUAL))
    with st.container(horizontal=True, gap="large"):
        for label, value, words in parts:
            st.metric(label, value, help=words, width="content")


def _curve(look: Looking, chosen: Filters, given: pd.DataFrame) -> None:
    """The Lorenz curve, with the numbers of people behind it."""
    st.header("How contributions are spread over people")
    curve = lorenz(given["contributions"], given["people"])
    shown = {"title": "Share of contributions", "top": 0.1 if enough(int(given["people"].sum()), 0.1) else None}
    drawn = spec(lorenz_curve, curve, dark=dark(), **shown)
    picture(drawn, described(describe_lorenz, curve, **shown), f"lorenz-{dark()}")
    with st.expander("As a table"):
        rows = given.assign(
            together=given["contributions"] * given["people"],
            people_share=curve["people"].iloc[1:].to_numpy(),
            given_share=curve["given"].iloc[1:].to_numpy(),
        ).set_axis(
            ["Contributions each", "People", "Contributions together", "People up to here", "Contributions up to here"],
            axis=1,
        )
        formats = dict.fromkeys(("People up to here", "Contributions up to here"), PERCENT)
        table(look, rows, "Contributions per person", chosen.words, "given", formats)
    about(look, ["voices/contributions"], COUNTED + f"Gini: {GINI}")


def _days(look: Looking, chosen: Filters) -> None:
    """People who contributed once, and people who came back."""
    days = look.ask("voices/days", **chosen.values())
    st.header("Who came back")
    st.write(f"{returning(days)}.")
    rows = _once_or_more(days)
    shown = {"category": "name", "value": "people", "title": "People"}
    drawn = spec(counted_bars, rows[["name", "people"]], last=[DAYS["none"]], dark=dark(), **shown)
    picture(drawn, described(describe_bars, rows, **shown), f"days-{dark()}")
    with st.expander("As a table"):
        named = rows.set_axis(["Contributed on", "People", "Contributions", "Share of people", "From", "To"], axis=1)
        table(
            look, named, "One-off and returning people", chosen.words, "returning",
            dict.fromkeys(("Share of people", "From", "To"), PERCENT),
        )  # fmt: skip
    about(look, ["voices/days"], "The share is of people whose days are known, with its 95% interval (Wilson).")


def _once_or_more(days: pd.DataFrame) -> pd.DataFrame:
    """People and contributions by whether they came on one day or more; the share of people with its interval."""
    kind = days["days"].clip(upper=2).map(dict(enumerate(DAYS.values())))
    rows = days.assign(name=kind).groupby("name")[["people", "contributions"]].sum()
    rows = rows.reindex([name for name in DAYS.values() if name in rows.index or name != DAYS["none"]], fill_value=0)
    known = rows["people"].where(rows.index != DAYS["none"])
    low, high = wilson(known, known.sum())
    return rows.assign(share=known / known.sum(), low=low, high=high).reset_index()


def _principles(look: Looking, chosen: Filters, warned: st.delta_generator.DeltaGenerator) -> None:
    """For each principle the organisation with most of its votes; the warning stands at the head of the page."""
    st.header("The organisation with most votes on each principle")
    direct = series(look)
    with warned:
        dominance_banner(look, chosen, direct)
    frame = top_organisations(look, chosen, direct)
    frame = frame.assign(share=frame["organisation_votes"] / frame["votes"].where(frame["votes"] > 0))
    voted = frame[frame["votes"] > 0]
    if voted.empty:
        st.write("No votes on a principle under these filters.")
        return
    left, right = st.columns([7, 13], gap="large")
    with left:
        shown = {"category": "name", "value": "share", "title": "Share of votes", "unit_format": ".0%"}
        drawn = spec(counted_bars, voted[["name", "share"]], dark=dark(), **shown)
        picture(drawn, described(describe_bars, voted, **shown), f"dominance-{dark()}")
    with right:
        columns = {
            "name": "Principle", "share": "Share of votes", "organisation": "Organisation with most votes",
            "organisation_votes": "Its votes", "votes": "All votes", "organisation_people": "Its people",
        }  # fmt: skip
        rows = voted.sort_values("share", ascending=False)[list(columns)].rename(columns=columns)
        table(
            look, rows, "Organisation with most votes by principle", chosen.words, "dominance",
            {"Share of votes": PERCENT, "Principle": st.column_config.Column(width=170)},
        )  # fmt: skip
        about(look, ["voices/principles"], "A vote of somebody whose organisation is not known is in All votes only.")


def _organisations(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """How concentrated organisations are, which are not heard, and what each gave."""
    st.header("How contributions are spread over organisations")
    st.write(f"{concentrated(frame)}. {unseen(frame)}.")
    people = int(frame["participants"].sum())
    if not people:
        return
    likely = coverage(int((frame["participants"] == 1).sum()), people)
    st.markdown(
        f"The next participant is of an organisation already heard with a chance of {percent(likely)}.", help=SAMPLE
    )
    heard = frame[frame["participants"] > 0].sort_values(["contributions", "name"], ascending=[False, True])
    heard = heard.assign(share=heard["contributions"] / heard["contributions"].sum())
    columns = {
        "name": "Organisation", "kind": "Kind", "participants": "People", "contributions": "Contributions",
        "share": "Share of contributions",
    }  # fmt: skip
    rows = heard[list(columns)].rename(columns=columns)
    table(look, rows, "Contributions by organisation", chosen.words, "spread", {"Share of contributions": PERCENT}, 400)
    about(look, ["organisations/list"], f"{EQUAL} {UNSEEN} {SAMPLE}")
