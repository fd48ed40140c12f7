"""The part of a page that follows what arrives: drawn anew when something is new, while the rest stays as it is."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from threading import Lock
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

from access import Viewer, sees_true_counts
from pages.parts.banners import as_written
from pages.parts.filters import Filters
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking, looking
from pages.parts.refusals import in_a_sentence
from pages.parts.server.arrivals import BODY, PAUSED, TICKER
from warehouse.arriving.book import State, read_state

DRAWN, SINCE, ARRIVED = "live_drawn", "live_since", "live_arrived"
# All open pages hear of an arrival at once. Drawn one after the other the first have it soon and the last no later, and
# somebody who opens a page meanwhile need not wait for all of them.
TURN = Lock()
WATCHED_EVERY, ELSE_EVERY = 3.0, 30.0  # seconds between two looks, even where nobody says that something is new


def live(
    viewer: Viewer, draw: Callable[[Looking, Filters], None], chosen: Filters, below: bool = False
) -> None:
    """Draw the part of a page that follows what arrives, under (or above) a line that says how fresh it is.

    Whoever does not see true counts sees published figures, which nothing that arrives changes.
    """
    if not sees_true_counts(viewer):
        draw(looking(viewer), chosen)
        return
    state = read_state(programme_folder())
    st.session_state.setdefault(SINCE, _seen(looking(viewer)))
    places = [st.container(), st.container()]
    with places[below]:
        st.fragment(_follow, key=TICKER, run_every=WATCHED_EVERY if state else ELSE_EVERY)(viewer)
    with places[not below]:
        st.fragment(_body, key=BODY)(viewer, draw, chosen)


@in_a_sentence()
def _body(viewer: Viewer, draw: Callable[[Looking, Filters], None], chosen: Filters) -> None:
    with TURN if st.session_state.pop(ARRIVED, False) else nullcontext():
        look = looking(viewer)
        st.session_state[DRAWN] = _version(look)
        draw(look, chosen)


@in_a_sentence()
def _follow(viewer: Viewer) -> None:
    """Say how fresh the page is, and have it drawn anew where something arrived and nobody does that in this run."""
    state, look = read_state(programme_folder()), looking(viewer)
    if state:
        _stamp(state, look)
    drawn = st.session_state.get(DRAWN)
    if get_script_run_ctx().fragment_ids_this_run and drawn not in (None, _version(look)):
        st.session_state[ARRIVED] = True
        if not st.session_state.get(PAUSED):
            _draw_anew()


def _stamp(state: State, look: Looking) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(stamp_words(state, _seen(look) - st.session_state[SINCE]))
        st.toggle("Pause", key=PAUSED, help="Keep the figures as they are while you read; what arrives is not lost.")
        st.button("Seen", on_click=_now_seen, args=(_seen(look),), help="Count what is new from now on.")


def stamp_words(state: State, more: int) -> str:
    """How fresh the figures are, in one line."""
    if state.problem:
        return f":orange-background[Not taken: {as_written(state.problem)}]"
    last = f"last row at {_clock(state.arrived)}" if state.arrived else "nothing new yet"
    if state.stopped:
        said = f"{as_written(state.source)} is not watched any more; {last}, last look {_clock(state.looked)}"
        return f":orange-background[{said}]"
    new = f", {more:,} new contributions since you looked" if more > 0 else ""
    return f":green-background[Live: {as_written(state.source)}, {last}{new}]"


def _clock(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, ZoneInfo('Europe/London')):%H\\:%M\\:%S}"


def _seen(look: Looking) -> int:
    """How many contributions there are."""
    nothing = {"since": None, "until": None} | dict.fromkeys(("areas", "roles", "organisation_kinds", "items"), ())
    return int(look.ask("coverage/summary", **nothing)["contributions"].iloc[0])


def _now_seen(number: int) -> None:
    st.session_state[SINCE] = number


def _version(look: Looking) -> tuple[str, int]:
    return look.release.name, look.release.delta


def _draw_anew() -> None:
    """Ask for a run of the body alone, where it is not in this one. Streamlit's own `st.rerun` with a fragment's key
    does this, but only from a callback of a widget."""
    here = get_script_run_ctx()
    body = here.fragment_storage.resolve_target(BODY)
    if set(body) & set(here.fragment_ids_this_run):
        return
    asked = RerunData(
        query_string=here.query_string,
        page_script_hash=here.page_script_hash,
        fragment_id_queue=body,
        is_fragment_scoped_rerun=True,
        cached_message_hashes=here.cached_message_hashes,
        context_info=here.context_info,
    )
    here.script_requests.request_rerun(asked)
