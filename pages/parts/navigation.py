"""Every page by its key, and the sections that the navigation shows them in."""

from functools import partial
from types import ModuleType

import streamlit as st

from access import MAY_OPEN, Viewer
from pages import (
    afterwards,
    bring,
    coding,
    coverage,
    fairness,
    holds,
    ideas,
    impact,
    organisations,
    over_time,
    overview,
    principles,
    room,
    sources,
    thread,
    voices,
    way_in,
    where_next,
)
from pages.parts.turns import in_turn

SECTIONS: dict[str, dict[str, ModuleType]] = {
    "": {"overview": overview, "impact": impact},
    "Who was heard": {
        "coverage": coverage,
        "fairness": fairness,
        "organisations": organisations,
        "voices": voices,
        "over_time": over_time,
        "way_in": way_in,
        "where_next": where_next,
    },
    "What was said": {
        "principles": principles,
        "ideas": ideas,
        "holds": holds,
        "thread": thread,
        "room": room,
        "afterwards": afterwards,
    },
    "The data": {"bring": bring, "coding": coding, "sources": sources},
}
WORK = SECTIONS["The data"].values()  # what is done there may take long, and is not to keep readers from their pages
START = "start"  # what Streamlit wants the first page to be called; its address is /
PAGES: dict[str, ModuleType] = {key: page for section in SECTIONS.values() for key, page in section.items()}


def registered(viewer: Viewer) -> dict[str, list[st.Page]]:
    """The pages that a viewer may open, by section, as Streamlit registers them."""
    open_to = MAY_OPEN[viewer.role]
    alone = len(open_to) == 1
    found = {
        section: [
            entry
            for key, page in pages.items()
            if key in open_to
            for entry in _as_streamlit_knows_it(page, viewer, alone)
        ]
        for section, pages in SECTIONS.items()
    }
    return {section: pages for section, pages in found.items() if pages}


def _as_streamlit_knows_it(page: ModuleType, viewer: Viewer, alone: bool) -> list[st.Page]:
    """A page under its address; the one with no address of its own is the first.

    One that stands alone is the first, and found under its own address too, as others may have passed that on.
    """
    draw = partial(page.render, viewer)
    draw = draw if page in WORK else in_turn(draw)
    own = st.Page(
        draw,
        title=page.TITLE,
        url_path=page.ADDRESS,
        default=not page.ADDRESS,
        visibility="hidden" if alone else "visible",
    )
    return [st.Page(draw, title=page.TITLE, url_path=START, default=True), own] if alone else [own]
