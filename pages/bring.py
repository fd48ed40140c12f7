"""Bring your data: an export is looked at, explained, checked and made live."""

import streamlit as st

from access import Viewer

TITLE = "Bring your data"
ADDRESS = "bring"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    st.title(TITLE)
