"""What somebody sees who is not let in; and, for those who are, how to leave."""

from functools import partial

import streamlit as st

from access import Role, Viewer
from pages.parts.folder import programme_folder
from pages.parts.navigation import PAGES
from pages.parts.notices import link_to_notices
from pages.parts.signing_in import ended
from pages.parts.signing_in.admission import NOT_SIGNED_IN, Refusal
from pages.parts.signing_in.setup import SignIn

ROLE_NAMES = {Role.LEAD: "lead", Role.DESIGN: "design group", Role.FUNDER: "funder"}
FOR_EVERYBODY = "Everybody, you too, is signed out within two seconds: after a computer was lost, for instance."


def turn_away(refusal: Refusal) -> None:
    """Draw the one page there is for somebody who is not let in, at whatever address they asked for."""
    shown = [
        st.Page(partial(_page, refusal), title="Sign in", url_path=page.ADDRESS, default=not page.ADDRESS)
        for page in PAGES.values()
    ]
    st.navigation(shown, position="hidden").run()


def _page(refusal: Refusal) -> None:
    with st.container(width=640):
        st.caption("Transforming London's Community Services: who was heard")
        st.title(refusal.title)
        st.write(refusal.why)
        with st.container(horizontal=True):
            if refusal.again:
                st.button("Sign in", on_click=st.login, type="primary")
            if refusal != NOT_SIGNED_IN:
                st.button("Sign out", on_click=st.logout)
        link_to_notices()


def signed_in_as(viewer: Viewer, rules: SignIn) -> None:
    """Say as what somebody is here, and offer to sign them out; a lead may sign out everybody."""
    with st.popover(f"Signed in: {ROLE_NAMES[viewer.role]}"):
        st.write(f"You are asked to sign in again after {rules.seconds / 3600:g} hours.")
        st.button("Sign out", on_click=st.logout)
        if viewer.role is Role.LEAD:
            st.caption(FOR_EVERYBODY)
            st.button("Sign everybody out", on_click=_everybody_out)


def _everybody_out() -> None:
    ended.add(programme_folder(), ended.EVERYBODY)
