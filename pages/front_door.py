"""Who is looking, and so which pages there are. Streamlit runs this file at every visit; dashboard.py launches it."""

from pathlib import Path

import streamlit as st

from access import Role, Viewer
from pages.parts import first_start, programme
from pages.parts.banners import banners
from pages.parts.folder import programme_folder
from pages.parts.navigation import registered

PARTS = Path(__file__).parent / "parts"

def viewer_here() -> Viewer:
    """Whoever is looking. With no sign-in the server answers only its own machine: whoever uses that is a lead."""
    return Viewer(Role.LEAD)


def open_door() -> None:
    """Register the pages this viewer may open, say what they are looking at, and draw the page they asked for."""
    st.set_page_config(
        page_title="Transforming London's Community Services",
        page_icon=PARTS / "icon.svg",
        layout="wide",
    )
    st.html(PARTS / "contrast.css")
    viewer = viewer_here()
    asked = st.navigation(registered(viewer), position="top", expanded=True)
    folder = programme_folder()
    first_start.ready(folder)
    shown = programme.current(folder)
    banners(made_up=shown["made_up"], programme_name=shown["name"])
    asked.run()


open_door()
