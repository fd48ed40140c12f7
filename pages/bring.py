"""Bring your data: an export is looked at, explained, checked and made live."""

import streamlit as st

from access import Viewer
from pages.parts.banners import as_written
from pages.parts.bringing import check, explain, files, live, look
from pages.parts.bringing.now_live import roll_back_offered, what_is_live
from pages.parts.bringing.state import Bringing, bringing
from pages.parts.deciding import what_was_decided

TITLE = "Bring your data"
ADDRESS = "bring"
STEPS = {"files": "Files", "look": "Look", "explain": "Explain", "check": "Check", "live": "Live"}


def render(viewer: Viewer) -> None:
    """Draw the page at the step that the visitor has come to."""
    now = bringing()
    st.title(TITLE)
    _steps(now.step)
    what_was_decided()
    if now.said:
        st.info(as_written(now.said))
        now.said = ""
    if now.step == "files":
        _first(now)
    elif now.step == "live":
        live.draw(now, viewer)
    else:
        {"look": look, "explain": explain, "check": check}[now.step].draw(now)


def _steps(at: str) -> None:
    """Where the visitor is; columns are explained only where they have to be."""
    names = [name for name in STEPS if name != "explain" or at == "explain"]
    said = [f"**{place} {STEPS[name]}**" if name == at else f"{place} {STEPS[name]}" for place, name in
            enumerate(names, start=1)]  # fmt: skip
    st.markdown(":small[" + " → ".join(said) + "]")


def _first(now: Bringing) -> None:
    """What is live, before anything is brought."""
    what_is_live()
    roll_back_offered(now.round)
    files.draw(now)
