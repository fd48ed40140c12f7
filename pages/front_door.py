"""Who is looking, and so which pages there are. Streamlit runs this file at every visit; dashboard.py launches it."""

from functools import partial
from pathlib import Path
from types import ModuleType

import streamlit as st

from access import MAY_OPEN, Role, Viewer
from pages import coverage, organisations, over_time, overview, principles, reach, sources, voices
from pages.parts import first_start, programme
from pages.parts.banners import banners
from pages.parts.folder import programme_folder

PARTS = Path(__file__).parent / "parts"
PAGES = {
    "overview": overview,
    "coverage": coverage,
    "over_time": over_time,
    "reach": reach,
    "organisations": organisations,
    "voices": voices,
    "principles": principles,
    "sources": sources,
}


def viewer_here() -> Viewer:
    """Whoever is looking. With no sign-in the server answers only its own machine: whoever uses that is a lead."""
    return Viewer(Role.LEAD)


def registered(page: ModuleType, viewer: Viewer) -> st.Page:
    """A page as Streamlit registers it; the one with no address of its own is the first."""
    return st.Page(partial(page.render, viewer), title=page.TITLE, url_path=page.ADDRESS, default=not page.ADDRESS)


def open_door() -> None:
    """Register the pages this viewer may open, say what they are looking at, and draw the page they asked for."""
    st.set_page_config(
        page_title="Transforming London's Community Services",
        page_icon=PARTS / "icon.svg",
        layout="wide",
    )
    st.html(PARTS / "contrast.css")
    viewer = viewer_here()
    asked = st.navigation([registered(PAGES[key], viewer) for key in MAY_OPEN[viewer.role]], position="top")
    folder = programme_folder()
    first_start.ready(folder)
    shown = programme.current(folder)
    banners(made_up=shown["made_up"], programme_name=shown["name"])
    asked.run()


open_door()
