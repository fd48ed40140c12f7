"""Principles."""

import streamlit as st

from access import Viewer

TITLE = "Principles"
ADDRESS = "principles"


def render(viewer: Viewer) -> None:
    """Draw the page for one viewer."""
    st.title(TITLE)
