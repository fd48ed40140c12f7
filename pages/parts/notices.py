"""Links to what whoever runs the dashboard publishes about it."""

import streamlit as st

from warehouse.settings import settings

WORDS = {"accessibility": "Accessibility statement", "privacy": "Privacy notice"}


def link_to_notices() -> None:
    """One link each to the notices whose address the settings give; nothing where they give none."""
    addresses = settings().get("notices", {})
    links = [f"[{words}]({addresses[kind]})" for kind, words in WORDS.items() if addresses.get(kind)]
    if links:
        st.caption(" · ".join(links))
