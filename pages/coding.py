"""Coding: putting ideas under principles, with who, when and undo."""

import streamlit as st

from access import Viewer

TITLE = "Coding"
ADDRESS = "coding"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    st.title(TITLE)
