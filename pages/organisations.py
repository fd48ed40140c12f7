"""Organisations."""

import streamlit as st

from access import Viewer

TITLE = "Organisations"
ADDRESS = "organisations"


def render(viewer: Viewer) -> None:
    """Draw the page for one viewer."""
    st.title(TITLE)
