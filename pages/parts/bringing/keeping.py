"""The mapping that was made: what it says, to take away, and how it is used again."""

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.bringing.state import Bringing
from warehouse.importers.mapping import as_toml


def mapping_to_keep(now: Bringing) -> None:
    """Offer the mapping as a file, and say where it is kept and how the command line takes it."""
    name = now.mapping.name
    with st.expander("What you said of the columns, to use again"):
        st.markdown(
            "When this goes live it is kept with the programme's decisions, and a later export with the same columns "
            "is read by it without asking. It is a small text file:"
        )
        st.code(as_toml(now.mapping), language="toml", wrap_lines=True)
        st.download_button(
            "Download it",
            as_toml(now.mapping),
            f"{name}.toml",
            "application/toml",
            key=f"mapping-{now.round}",
            on_click="ignore",
        )
        st.markdown(f"On the command line, with the same figures: {as_written('--mapping')} names the file.")
        st.code(f".venv/bin/python -m warehouse import FILES --mapping {name}.toml", language="shell", wrap_lines=True)
