"""Organisations: who was heard and who is silent, in which boroughs, of which kinds, how broadly and how deeply."""

import streamlit as st

from access import Role, Viewer
from pages.parts.banners import as_written
from pages.parts.deciding import what_was_decided
from pages.parts.figures import figures
from pages.parts.filters import filters
from pages.parts.organisations.boroughs import where
from pages.parts.organisations.depth import breadth_against_depth
from pages.parts.organisations.known import known_organisations
from pages.parts.organisations.listing import every_organisation
from pages.parts.organisations.missing import kinds_and_gaps
from pages.parts.organisations.spellings import review
from pages.parts.organisations.unseen import LIST, still_unseen
from pages.parts.programme import looking
from queries.findings.organisations import heading

TITLE = "Organisations"
ADDRESS = "organisations"
BOROUGHS, KINDS, DEPTH, UNSEEN = "Boroughs", "Missing kinds", "Breadth and depth", "Still unseen"
SPELLINGS = "Names to review"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    chosen = filters(look)
    frame = known_organisations(look, chosen)
    st.title(heading(frame))
    st.caption(f"Showing {as_written(chosen.words)}.")
    what_was_decided()
    figures(look, chosen)
    section = _section(viewer)
    if frame.empty and section != SPELLINGS:
        st.info(
            "No organisation is known under these filters. Organisations come from the tables participants and "
            "organisations."
        )
        return
    draw = {
        LIST: lambda: every_organisation(look, chosen, frame),
        BOROUGHS: lambda: where(look, chosen),
        KINDS: lambda: kinds_and_gaps(look, chosen),
        DEPTH: lambda: breadth_against_depth(look, chosen, frame),
        UNSEEN: lambda: still_unseen(look, chosen, frame),
        SPELLINGS: lambda: review(look),
    }
    draw[section]()


def _section(viewer: Viewer) -> str:
    """The section chosen; only a lead, who may decide, is offered the names to review."""
    sections = [LIST, BOROUGHS, KINDS, DEPTH, UNSEEN, *([SPELLINGS] if viewer.role is Role.LEAD else [])]
    return st.segmented_control("Show", sections, default=LIST, key="section", bind="query-params", required=True)
