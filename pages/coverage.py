"""Coverage."""

import streamlit as st

from access import Viewer

TITLE = "Coverage"
ADDRESS = "coverage"


def render(viewer: Viewer) -> None:
    """Draw the page for one viewer."""
    st.title(TITLE)
