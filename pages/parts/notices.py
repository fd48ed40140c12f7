"""Links to what whoever runs the dashboard publishes about it."""

import streamlit as st

from report.notices import notices


def link_to_notices() -> None:
    """One link each to the notices whose address the settings give; nothing where they give none."""
    if links := [f"[{words}]({address})" for words, address in notices()]:
        st.caption(" · ".join(links))
