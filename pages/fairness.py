"""Fair or chance: was London heard evenly, and would chance alone make such differences?"""

import streamlit as st

from access import Viewer

TITLE = "Fair or chance"
ADDRESS = "fairness"


def render(viewer: Viewer) -> None:
    """Draw the page."""
    st.title(TITLE)
