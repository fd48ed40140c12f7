"""Overview."""

import streamlit as st

from access import Viewer

TITLE = "Overview"
ADDRESS = ""


def render(viewer: Viewer) -> None:
    """Draw the page for one viewer."""
    st.title(TITLE)
