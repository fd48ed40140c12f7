"""The way in: from those who saw something to those who answered the declaration."""

import streamlit as st

from access import Viewer

TITLE = "The way in"
ADDRESS = "way-in"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    st.title(TITLE)
