"""The map or tile grid of London on a page; a click on it chooses boroughs, as the list of boroughs does."""

import hashlib
import json
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from charts.areas import AGAIN, CLICK, describe_areas, painted
from charts.kinds import describe_kinds
from charts.london import london_map
from charts.tiles import tile_grid
from geo.areas import code_of
from pages.parts.drawing import dark, described, geography, picture, spec
from pages.parts.filters import choose_areas

MAP, TILES = "Map", "Tile grid"
MAPS, MADE = "maps on the page", "maps made"


def shape_control() -> None:
    """Whether London is drawn as it lies or as a grid of equal squares, the same on every page."""
    st.segmented_control("Draw London as", [MAP, TILES], default=MAP, key="shape", bind="query-params", required=True)


def area_picture(
    frame: pd.DataFrame,
    key: str,
    *,
    value: str,
    title: str,
    unit_format: str,
    tooltip: list[tuple[str, str]],
    **options: object,
) -> None:
    """Draw the 33 areas, as a map or as a tile grid, as `shape_control` says.

    `frame` is that of `areas.on_the_map`; the chosen boroughs are outlined and a click changes the choice.
    """
    form = st.session_state.get("shape", MAP)
    shared = {
        "value": value,
        "title": title,
        "unit_format": unit_format,
        "tooltip": tooltip,
        "dark": dark(),
        **options,
    }
    drawn = (
        spec(tile_grid, frame, **shared) if form == TILES else spec(london_map, frame, geometry=geography(), **shared)
    )
    said = (
        described(describe_kinds, frame, options["kinds"], title=title)
        if options.get("kinds")
        else described(describe_areas, frame, value=value, title=title, unit_format=unit_format)
    )
    clickable_picture(drawn, said, key)


def clickable_picture(drawn: dict, description: str, key: str) -> None:
    """Draw areas whose click changes the choice of boroughs. It stays as it is as long as it shows the choice."""
    form = json.dumps({part: said for part, said in drawn.items() if part != "datasets"})
    shown = _shown(key, hashlib.sha256(form.encode()).hexdigest())
    # Streamlit keeps what a click calls while the page is open, also of maps that have gone: so nothing but names.
    picture(painted(drawn, shown.began), description, shown.name, partial(_clicked, key, shown.name))


@dataclass
class Shown:
    """A map on a page: its form's stamp, its name, the areas selected when it was made, and those selected since."""

    form: str
    name: str
    began: list[str]
    now: list[str] | None


def _shown(key: str, form: str) -> Shown:
    """The map that is on the page; a new one where none of this form is, or a choice was made elsewhere.

    A chart keeps its own selection as long as its name stays: a new name makes it show the choice.
    """
    known, chosen = st.session_state.setdefault(MAPS, {}), chosen_areas()
    there = known.get(key)
    if there and there.form == form and there.name in st.session_state and there.now == chosen:
        return there
    made = st.session_state[MADE] = st.session_state.get(MADE, 0) + 1
    stamp = hashlib.sha256(f"{made} {form}".encode()).hexdigest()[:8]
    known[key] = Shown(form, f"{key}-{stamp}", chosen, chosen)
    return known[key]


def chosen_areas() -> list[str]:
    """Codes of the areas chosen in the list that have a shape, in order."""
    codes = code_of()
    return sorted(codes[name] for name in st.session_state.get("area", []) if name in codes)


def _clicked(key: str, name: str) -> None:
    """What is selected on the map becomes the choice; a click on the only chosen area takes it back."""
    selection = st.session_state[name]["selection"]
    selected, again = (sorted(point["gss_code"] for point in selection.get(kind) or []) for kind in (CLICK, AGAIN))
    names = {code: name for name, code in code_of().items()}
    choose_areas([] if selected == again else [names[code] for code in selected])
    if (shown := st.session_state[MAPS][key]).name == name:
        # What was clicked again stays so on this map, so that the next choice is shown on another.
        shown.now = None if again else selected
    # The map may stand in a part of the page that is drawn by itself; the choice is the whole page's.
    st.rerun()
