"""The map or tile grid of London on a page; a click on it chooses boroughs, as the list of boroughs does."""

import hashlib
from functools import partial

import pandas as pd
import streamlit as st

from charts.areas import describe_areas
from charts.kinds import describe_kinds
from charts.london import london_map
from charts.tiles import tile_grid
from geo.areas import code_of
from pages.parts.drawing import dark, described, geography, picture, spec
from pages.parts.filters import choose_areas

MAP, TILES = "Map", "Tile grid"
CLICKS = "clicks on a map"


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
    chosen, form = chosen_areas(), st.session_state.get("shape", MAP)
    shared = {
        "value": value,
        "title": title,
        "unit_format": unit_format,
        "tooltip": tooltip,
        "dark": dark(),
        "selected": chosen,
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
    clickable_picture(drawn, said, key, form)


def clickable_picture(drawn: dict, description: str, key: str, form: str) -> None:
    """Draw areas whose click changes the choice of boroughs. `form`: what else the chart is drawn anew by."""
    chosen = chosen_areas()
    # A chart keeps its own selection as long as its key stays: a new key makes it show the choice made elsewhere,
    # and a click leaves every key used before it behind, also when the reader goes back at once.
    stamp = hashlib.sha256(repr((form, chosen, dark(), st.session_state.get(CLICKS))).encode()).hexdigest()[:8]
    name = f"{key}-{stamp}"
    picture(drawn, description, name, partial(_clicked, name, chosen))


def chosen_areas() -> list[str]:
    """Codes of the areas chosen in the list that have a shape, in order."""
    codes = code_of()
    return sorted(codes[name] for name in st.session_state.get("area", []) if name in codes)


def _clicked(key: str, before: list[str]) -> None:
    """What is selected on the map becomes the choice; a click on the only chosen area takes it back."""
    st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1
    selected = st.session_state[key]["selection"].get("sel", [])
    codes = sorted({point["gss_code"] for point in selected if "gss_code" in point})
    names = {code: name for name, code in code_of().items()}
    choose_areas([] if codes == before else [names[code] for code in codes])
    # The map may stand in a part of the page that is drawn by itself; the choice is the whole page's.
    st.rerun()
