"""What followed: responses to the declaration, how far each organisation has got, who can help whom."""

import streamlit as st

from access import Viewer

TITLE = "What followed"
ADDRESS = "followed"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    st.title(TITLE)
