"""Who is looking, and so which pages there are. Streamlit runs this file at every visit; dashboard.py launches it."""

from pathlib import Path

import streamlit as st

from access import Role, Viewer
from pages.parts import first_start, programme
from pages.parts.banners import banners
from pages.parts.folder import programme_folder
from pages.parts.keeping import say_where_erased
from pages.parts.navigation import registered
from pages.parts.notices import link_to_notices
from pages.parts.refusals import in_a_sentence
from pages.parts.sharing import link_to_view, nothing_drawn
from pages.parts.signing_in import screen
from pages.parts.signing_in.admission import Refusal, admission
from pages.parts.signing_in.setup import SignIn, sign_in

PARTS = Path(__file__).parent / "parts"


def viewer_here(rules: SignIn | None) -> Viewer | Refusal:
    """Whoever is looking, weighed anew at every run.

    With no sign-in the server answers only its own machine: whoever uses that is a lead.
    """
    if rules is None:
        return Viewer(Role.LEAD)
    return admission(st.user.to_dict(), rules, programme_folder())


def open_door() -> None:
    """Register the pages this viewer may open, say what they are looking at, and draw the page they asked for."""
    st.set_page_config(
        page_title="Transforming London's Community Services",
        page_icon=PARTS / "icon.svg",
        layout="wide",
    )
    rules = sign_in()
    viewer = viewer_here(rules)
    if isinstance(viewer, Refusal):
        screen.turn_away(viewer)
        return
    asked = st.navigation(registered(viewer), position="top", expanded=True)
    folder = programme_folder()
    first_start.ready(folder)
    say_first(viewer, rules)
    say_where_erased(viewer)
    nothing_drawn()
    with in_a_sentence():
        asked.run()
    link_to_view()
    link_to_notices()


def say_first(viewer: Viewer, rules: SignIn | None) -> None:
    """Whether the data is real, and who can see it: whoever uses this machine, or whoever signed in."""
    shown = programme.current(programme_folder())
    with st.container(horizontal=True, vertical_alignment="center"):
        banners(made_up=shown["made_up"], programme_name=shown["name"], on_this_machine=rules is None)
        if rules is not None:
            screen.signed_in_as(viewer, rules)


open_door()
