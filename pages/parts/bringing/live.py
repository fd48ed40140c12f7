"""Step 5: live, without a restart."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from access import Viewer
from pages import coverage, sources
from pages.parts.banners import as_written
from pages.parts.bringing.now_live import roll_back_offered, what_is_live
from pages.parts.bringing.state import Bringing, Note, cancelling, go, start_anew
from pages.parts.bringing.watching import finished
from pages.parts.folder import programme_folder
from warehouse.attempts import Attempt
from warehouse.importers.mapping import Mapping, save_mapping
from warehouse.trial import Trial, make_live
from warehouse.uploading import Upload


def draw(now: Bringing, viewer: Viewer) -> None:
    """Make the checked import live, then say what is."""
    if now.attempt is None:
        _make_live(now)
    elif now.attempt.outcome == "live":
        _done(now, viewer)
    else:
        st.header("It did not go live")
        st.error(as_written(now.attempt.why or ""))
        st.markdown("What was live is live still.")
        with st.container(horizontal=True):
            if st.button("Try again", type="primary", key=f"again-{now.round}"):
                now.attempt = now.work = None
                st.rerun()
            if st.button("Back", key=f"back-live-{now.round}"):
                now.attempt = now.work = None
                go(now, "check")
            cancelling(now)


def _make_live(now: Bringing) -> None:
    st.header("Going live")
    if now.work is None:
        now.begin(_going_live(programme_folder(), now.trial, now.mapping, now.upload), "Making it live")
    found = finished(now.work)
    now.work = None
    now.attempt = found if isinstance(found, Attempt) else Attempt("refused", why=str(found))
    st.rerun()


def _going_live(folder: Path, trial: Trial, mapping: Mapping | None, upload: Upload) -> Callable[[Note], Attempt]:
    """The work of going live: once it is, the mapping is kept and the files go, whether or not somebody still looks."""

    def work(note: Note) -> Attempt:
        attempt = make_live(folder, trial, note)
        if attempt.outcome == "live":
            if mapping:
                save_mapping(folder, mapping)
            upload.remove()
        return attempt

    return work


def _done(now: Bringing, viewer: Viewer) -> None:
    st.success("It is live. Everybody sees it at their next click; nothing has to be restarted. The files are removed.")
    what_is_live()
    with st.container(horizontal=True):
        for page in (coverage, sources):
            st.page_link(st.Page(partial(page.render, viewer), title=page.TITLE, url_path=page.ADDRESS))
    with st.container(horizontal=True):
        if st.button("Bring more", key=f"more-{now.round}"):
            start_anew()
            st.rerun()
    roll_back_offered(now.round)
