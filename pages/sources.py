"""Sources."""

import streamlit as st

from access import Viewer

TITLE = "Sources"
ADDRESS = "sources"


def render(viewer: Viewer) -> None:
    """Draw the page for one viewer."""
    st.title(TITLE)
