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
from pages.parts.remembering import of_data, remembered
from pages.parts.spread import DAYS, EQUAL, GINI, measures, once_or_more, organisations_heard, spread
from queries.findings.voices import heading, returning
from queries.findings.words import percent

TITLE = "Voices"
ADDRESS = "voices"
PERCENT = st.column_config.NumberColumn(format="percent")
COUNTED = (
    "Everybody who gave an idea, a comment or a vote is counted, so these figures have no interval: they say what "
    "happened here, and nothing of people who did not take part. "
)
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
    st.title(of_data(heading, given))
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
    with st.container(horizontal=True, gap="large"):
        for label, value, words in of_data(measures, given, organisations):
            st.metric(label, value, help=words, width="content")


def _curve(look: Looking, chosen: Filters, given: pd.DataFrame) -> None:
    """The Lorenz curve, with the numbers of people behind it."""
    st.header("How contributions are spread over people")
    curve, rows, top = of_data(spread, given)
    shown = {"title": "Share of contributions", "top": top}
    drawn = spec(lorenz_curve, curve, dark=dark(), **shown)
    picture(drawn, described(describe_lorenz, curve, **shown), f"lorenz-{dark()}")
    with st.expander("As a table"):
        formats = dict.fromkeys(("People up to here", "Contributions up to here"), PERCENT)
        table(look, rows, "Contributions per person", chosen.words, "given", formats)
    about(look, ["voices/contributions"], COUNTED + f"Gini: {GINI}")


def _days(look: Looking, chosen: Filters) -> None:
    """People who contributed once, and people who came back."""
    days = look.ask("voices/days", **chosen.values())
    st.header("Who came back")
    st.write(f"{of_data(returning, days)}.")
    rows = of_data(once_or_more, days)
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


def _principles(look: Looking, chosen: Filters, warned: st.delta_generator.DeltaGenerator) -> None:
    """For each principle the organisation with most of its votes; the warning stands at the head of the page."""
    st.header("The organisation with most votes on each principle")
    direct = series(look)
    with warned:
        dominance_banner(look, chosen, direct)
    drawn, rows = _dominated(look, chosen, direct)
    if rows.empty:
        st.write("No votes on a principle under these filters.")
        return
    left, right = st.columns([7, 13], gap="large")
    with left:
        shown = {"category": "name", "value": "share", "title": "Share of votes", "unit_format": ".0%"}
        picture(spec(counted_bars, drawn, dark=dark(), **shown), described(describe_bars, drawn, **shown),
                f"dominance-{dark()}")  # fmt: skip
    with right:
        table(
            look, rows, "Organisation with most votes by principle", chosen.words, "dominance",
            {"Share of votes": PERCENT, "Principle": st.column_config.Column(width=170)},
        )  # fmt: skip
        about(look, ["voices/principles"], "A vote of somebody whose organisation is not known is in All votes only.")


@remembered
def _dominated(look: Looking, chosen: Filters, direct: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The share of each principle's votes that come from one organisation: as it is drawn, and the table."""
    frame = top_organisations(look, chosen, direct)
    voted = frame[frame["votes"] > 0]
    voted = voted.assign(share=voted["organisation_votes"] / voted["votes"])
    columns = {
        "name": "Principle", "share": "Share of votes", "organisation": "Organisation with most votes",
        "organisation_votes": "Its votes", "votes": "All votes", "organisation_people": "Its people",
    }  # fmt: skip
    rows = voted.sort_values("share", ascending=False)[list(columns)].rename(columns=columns)
    return voted[["name", "share"]], rows


def _organisations(look: Looking, chosen: Filters, frame: pd.DataFrame) -> None:
    """How concentrated organisations are, which are not heard, and what each gave."""
    st.header("How contributions are spread over organisations")
    said, likely, rows = of_data(organisations_heard, frame)
    st.write(said)
    if rows.empty:
        return
    st.markdown(
        f"The next participant is of an organisation already heard with a chance of {percent(likely)}.", help=SAMPLE
    )
    table(look, rows, "Contributions by organisation", chosen.words, "spread", {"Share of contributions": PERCENT}, 400)
    about(look, ["organisations/list"], f"{EQUAL} {UNSEEN} {SAMPLE}")
