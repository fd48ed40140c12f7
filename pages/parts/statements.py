"""Links to what whoever runs the dashboard publishes about it."""

import streamlit as st

from warehouse.settings import settings

WORDS = {"accessibility": "Accessibility statement", "privacy": "Privacy notice"}


def link_to_statements() -> None:
    """One link each to the statements whose address the settings give; nothing where they give none."""
    addresses = settings().get("statements", {})
    links = [f"[{words}]({addresses[kind]})" for kind, words in WORDS.items() if addresses.get(kind)]
    if links:
        st.caption(" · ".join(links))
