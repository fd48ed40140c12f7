"""The screen in the room: one principle, its votes, its map, how it moves."""

import html
from functools import partial

import pandas as pd
import streamlit as st

from access import Role, Viewer
from charts.areas import describe_areas
from charts.distribution import describe_distribution, distribution
from charts.london import london_map
from pages.parts.areas import on_the_map
from pages.parts.banners import as_written
from pages.parts.drawing import dark, described, geography, picture, spec
from pages.parts.filters import Filters
from pages.parts.principle_map import shares_in_words
from pages.parts.principles import counted_principles
from pages.parts.programme import Looking
from pages.parts.room import moment
from queries.findings.room import moved, vote_figures
from queries.stats.votes import share_for
from warehouse.settings import settings

AT, COMPARED, STARTED = "room_at", "room_compared", "room_started"
MOST_KEYS = 9


def screen(look: Looking, chosen: Filters, direct: bool, true_counts: bool) -> None:
    """Draw the principle that is on, and the keys that lead to the others."""
    shown = look if true_counts else Looking(Viewer(Role.FUNDER), look.release)
    frame = counted_principles(shown, chosen, direct)
    place = min(st.session_state.get(AT, 0), len(frame) - 1)
    one = frame.iloc[place]
    st.caption(f"{place + 1} of {len(frame)} · {_counts(true_counts)}")
    st.title(as_written(one["name"]))
    st.html(f'<p class="room-meaning">{html.escape(str(one["meaning"]))}</p>')
    left, right = st.columns([11, 9], gap="large")
    with left:
        _votes(frame, one)
    with right:
        _map(shown, chosen, one, direct)
    _keys(frame, place)


def _counts(true_counts: bool) -> str:
    return "true counts" if true_counts else "published figures: rounded, small numbers hidden"


def _votes(frame: pd.DataFrame, one: pd.Series) -> None:
    """The bar, or two where a moment is compared, and the figures below it."""
    before = _before(one["item"])
    rows = [one.to_dict() | {"name": "Now"}]
    if before is not None and st.session_state.get(COMPARED):
        rows.insert(0, before[1].to_dict() | {"name": f"By {before[0]}"})
    bars = pd.DataFrame(rows)
    if not bars["n"].fillna(0).sum():
        st.info("No votes on this principle yet.")
        return
    picture(
        spec(distribution, bars, dark=dark()),
        described(describe_distribution, bars),
        f"room-bar-{one['item']}-{dark()}",
    )
    _figures(vote_figures(one) + ([moved(before[1], one, before[0])] if before is not None else []))


def _figures(said: list[tuple[str, str]]) -> None:
    parts = [f"<div><b>{html.escape(large)}</b><span>{html.escape(small)}</span></div>" for large, small in said]
    st.html(f'<div class="room-figures">{"".join(parts)}</div>')


def _before(item: str) -> tuple[str, pd.Series] | None:
    """When the moment was and this principle's votes then."""
    found = moment.marked()
    if found is None or item not in set(found[1]["item"]):
        return None
    return found[0], found[1].set_index("item", drop=False).loc[item]


def _map(look: Looking, chosen: Filters, one: pd.Series, direct: bool) -> None:
    """The share for in each borough, on the same scale for every principle."""
    values = {**chosen.everywhere().values(), "items": (one["item"],)}
    areas = look.ask("votes/areas", level="borough", direct=direct, **values)
    areas = areas.join(share_for(areas)[["p", "low", "high"]])
    few = settings()["votes"]["few_people"]
    people = areas["people"].fillna(0)
    areas["state"] = ["none" if not n > 0 else "thin" if n < few else "shown" for n in people]
    shapes = on_the_map(areas, "borough")
    shapes["words"] = shares_in_words(shapes)
    options = {"value": "p", "title": "Share for", "unit_format": ".0%"}
    drawn = spec(
        london_map, shapes, geometry=geography(), scale="diverging", domain=(0.0, 1.0), dark=dark(), height=620,
        tooltip=[("words", "Share for")], state_words={"thin": f"Fewer than {few} people"}, **options,
    )  # fmt: skip
    picture(drawn, described(describe_areas, shapes, **options), f"room-map-{one['item']}-{dark()}")


def _keys(frame: pd.DataFrame, place: int) -> None:
    """Every step has a key of its own."""
    last = len(frame) - 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Back", shortcut="Left", on_click=partial(_go, max(place - 1, 0)), disabled=place == 0)
        st.button("Next", shortcut="Right", on_click=partial(_go, min(place + 1, last)), disabled=place == last)
        for number in range(min(len(frame), MOST_KEYS)):
            key, kind = str(number + 1), "primary" if number == place else "secondary"
            st.button(key, shortcut=key, on_click=partial(_go, number), type=kind, help=frame["name"][number])
        st.button("Mark this moment", shortcut="M", on_click=partial(moment.mark, frame))
        st.button("Before and after", shortcut="B", on_click=_compare, disabled=moment.marked() is None)
        if st.button("Leave", shortcut="Esc"):
            st.session_state[STARTED] = False
            st.rerun()


def _go(place: int) -> None:
    st.session_state[AT] = place


def _compare() -> None:
    st.session_state[COMPARED] = not st.session_state.get(COMPARED)
