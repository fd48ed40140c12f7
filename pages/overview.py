"""Overview: the programme on one screen."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from access import Viewer
from pages import coverage as coverage_page
from pages import where_next
from pages.parts.alerts import show_alerts
from pages.parts.areas import counted_areas, on_the_map
from pages.parts.banners import as_written
from pages.parts.drawing import about, table
from pages.parts.figures import figures
from pages.parts.filters import Filters, filters
from pages.parts.live import live
from pages.parts.maps import area_picture
from pages.parts.people import days
from pages.parts.principles import counted_principles, draw_votes, votes_table
from pages.parts.programme import Looking, looking
from pages.parts.remembering import of_data
from pages.parts.scale import draw_scale, on_a_scale, scaled_principles
from queries.findings import coverage, votes
from queries.findings.alerts import Alert
from queries.findings.programme import heading

TITLE = "Overview"
ADDRESS = ""
IN_TABLE = {
    "group_name": "Borough", "participants": "People", "residents": "Residents", "rate": "Per 10,000", "low": "From",
    "high": "To",
}  # fmt: skip


def render(viewer: Viewer) -> None:
    """Draw the page."""
    live(viewer, _body, filters(looking(viewer)))


def _body(look: Looking, chosen: Filters) -> None:
    st.title(heading(look.ask("coverage/summary", **chosen.values()).iloc[0]))
    st.caption(_when(look, chosen))
    show_alerts(look, _linked)
    figures(look, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        _where(look, chosen)
    with right:
        _what(look, chosen)
    days(look, chosen)
    _followed(look)
    _reach(look)


def _linked(alert: Alert) -> str:
    """The address of the page that shows an alert, with the borough it is about chosen."""
    page = coverage_page if alert.about == "coverage" else where_next
    return f"{page.ADDRESS}?{urlencode({'area': alert.borough})}" if alert.borough else page.ADDRESS


def _when(look: Looking, chosen: Filters) -> str:
    terms = look.terms()
    days = [f"{pd.Timestamp(day):%-d %B %Y}" for day in (terms["start_day"], terms["end_day"]) if not pd.isna(day)]
    return as_written(f"{terms['name']}{', ' + ' to '.join(days) if days else ''}. Showing {chosen.words}.")


def _where(look: Looking, chosen: Filters) -> None:
    areas = counted_areas(look, chosen.everywhere(), "borough")
    st.header(of_data(coverage.heading, areas))
    shapes, rows = of_data(_by_borough, areas)
    area_picture(
        shapes,
        "overview",
        value="rate",
        title="People per 10,000 residents",
        unit_format=",.1f",
        tooltip=[("words", "Per 10,000 residents")],
        height=420,
    )
    st.caption(
        "Silent: nobody. Thin: below target, very few, or clearly fewer for its residents than London's average. "
        "The page Coverage says more."
    )
    with st.expander("As a table"):
        formats = {IN_TABLE[name]: st.column_config.NumberColumn(format="%.1f") for name in ("rate", "low", "high")}
        table(look, rows, "People by borough", chosen.everywhere().words, "overview-areas", formats)
    about(look, ["coverage/areas"])


def _by_borough(areas: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The boroughs as they are drawn and as a table, those least heard first."""
    shapes = on_the_map(areas, "borough")
    words = [f"{rate:.1f}" if pd.notna(rate) else "hidden" for rate in shapes["rate"]]
    rows = areas.sort_values(["rate", "group_name"], na_position="last")[list(IN_TABLE)].rename(columns=IN_TABLE)
    return shapes.assign(words=words), rows


def _what(look: Looking, chosen: Filters) -> None:
    kinds = look.ask("votes/kinds_of_votes").iloc[0]
    if on_a_scale(look):
        scaled = scaled_principles(look, chosen, not kinds["on_ideas"])
        st.header(votes.scale_heading(scaled, int(kinds["not_coded"])))
        if scaled["n"].sum():
            draw_scale(look, chosen, scaled, "overview-scale")
        return
    frame = counted_principles(look, chosen, direct=not kinds["on_ideas"])
    st.header(of_data(votes.heading, frame, int(kinds["not_coded"])))
    if frame["n"].fillna(0).sum():
        draw_votes(frame, "overview-votes")
        votes_table(look, chosen, frame, "overview-votes")
    about(look, ["votes/principles"])


def _followed(look: Looking) -> None:
    """Responses to the declaration, where there are any."""
    frame = look.ask("programme/responses")
    if frame.empty:
        return
    st.header("What followed")
    of_kinds, rows = of_data(_by_kind, frame)
    with st.container(horizontal=True):
        for name, responses in of_kinds.items():
            st.metric(name, f"{responses:,}", width=150)
    with st.expander("As a table"):
        table(look, rows, "Responses", "everything", "responses")
    about(look, ["programme/responses"])


def _by_kind(responses: pd.DataFrame) -> tuple[dict[str, int], pd.DataFrame]:
    """How many responses of each kind, and the table."""
    headings = {"name": "Response", "stage": "Stage", "organisations": "Organisations", "responses": "Responses"}
    of_kinds = responses.groupby("name", sort=False)["responses"].sum()
    return of_kinds.to_dict(), responses[list(headings)].rename(columns=headings)


def _reach(look: Looking) -> None:
    """Views, where they were counted: of how many people nobody knows."""
    frame = look.ask("programme/reach")
    if frame.empty:
        return
    st.header("Views of the animation, the document, the site and e-mails")
    with st.container(horizontal=True):
        for row in frame.itertuples():
            st.metric(row.name, f"{row.views:,}", width=150, help="Views, not people: one person may look many times.")
    about(look, ["programme/reach"])
