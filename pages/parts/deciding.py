"""Deciding on a page: who decides, the new release while it is made, and taking a decision back."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.folder import programme_folder
from pages.parts.turns import out_of_turn
from warehouse.audit import record
from warehouse.build import rebuild
from warehouse.refusal import Refused
from warehouse.undoing import taking_back

SAID = "decision_said"


def who_decides(key: str) -> str:
    """Draw the field for the name or initials kept with a decision; what was typed on another page stands there."""
    typed = st.text_input(
        "Your name or initials",
        value=st.session_state.get("who", ""),
        key=f"who-{key}",
        max_chars=80,
        help="Kept with the decision, so that others can see who made it.",
        width=260,
    )
    st.session_state["who"] = typed.strip()
    return typed.strip()


def decide(kind: str, rows: Sequence[dict[str, str]], said: str) -> None:
    """Keep decisions of one kind, make the release with them live, and draw the page anew with `said` on it.

    Where that cannot be done, the page says why and nothing is kept.
    """
    made_live(lambda progress: rebuild(programme_folder(), progress, kind, rows).release, kind, said)


def take_back(kind: str, place: int, who: str, said: str = "Undone.") -> None:
    """Undo the decision at a place in its file, and draw the page anew with `said` on it."""

    def undone(progress: Callable[[float, str], None]) -> str | None:
        row = {**taking_back(programme_folder(), kind, place), "who": who}
        return rebuild(programme_folder(), progress, kind, [row]).release

    made_live(undone, kind, said)


def made_live(make: Callable[[Callable[[float, str], None]], str | None], action: str, said: str) -> None:
    """Make a new release while a bar shows how far it is, then draw the page anew; a refusal stands on the page."""
    bar = st.progress(0.0, "Working")
    try:
        with out_of_turn():
            release = make(lambda share, doing: bar.progress(min(max(share, 0.0), 1.0), doing))
    except (Refused, OSError) as why:
        bar.empty()
        st.error(as_written(str(why)))
        return
    record(programme_folder(), action, "live", release)
    st.session_state[SAID] = said
    st.rerun()


def what_was_decided() -> None:
    """Say once what the last decision did."""
    if said := st.session_state.pop(SAID, None):
        st.success(as_written(said))
