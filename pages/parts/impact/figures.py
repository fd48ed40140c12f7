"""A figure of the story on the page: its charts, its numbers, how it is made, and its files for a slide."""

from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.parts.banners import as_written
from pages.parts.downloads import offer
from pages.parts.drawing import about, dark, geography, picture, spec, table
from pages.parts.folder import programme_folder
from pages.parts.programme import Looking
from report.apart import made
from report.story import Figure, Picture, Table

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
SHOWING = "published figures of the whole programme"
FEW = 12


def draw_figure(look: Looking, figure: Figure, place: str, numbers_too: bool = True) -> None:
    """Draw a figure; `place` names where it stands, as a table may stand twice."""
    if len(figure.pictures) > 1:
        for column, each in zip(st.columns(len(figure.pictures), gap="large"), figure.pictures, strict=True):
            with column:
                _picture(each, place)
    else:
        for each in figure.pictures:
            _picture(each, place)
    if figure.table and numbers_too:
        with st.expander(f"The numbers: {as_written(figure.table.title)}"):
            numbers(look, figure.table, place, titled=False)
            if len(figure.pictures) > 1:
                _of_each_map(look, figure, place)
    with st.container(horizontal=True):
        about(look, list(figure.questions), figure.made)
        if figure.pictures:
            with st.popover("For a slide"):
                _files(figure, place)


def _of_each_map(look: Looking, figure: Figure, place: str) -> None:
    """What several maps show, side by side: a row a borough."""
    words = {"Borough": figure.pictures[0].frame["name"]}
    for each in figure.pictures:
        words |= {f"{each.title}: people": each.frame["worded"], f"{each.title}: per 10,000": each.frame["rated"]}
    rows = pd.DataFrame(words).sort_values("Borough")
    table(look, rows, f"{figure.table.title}, by borough", SHOWING, f"impact-{place}-maps", height=460)


def _picture(each: Picture, place: str) -> None:
    st.markdown(f"**{as_written(each.title)}**")
    options = dict(each.options) | ({"geometry": geography()} if each.is_map else {})
    drawn = spec(each.draw, each.frame, dark=dark(), **options)
    picture(drawn, each.description, f"impact-{place}-{each.key}-{dark()}")


def numbers(look: Looking, table: Table, place: str, titled: bool = True) -> None:
    """Draw a table with its download, under its title unless that stands above it already."""
    if titled:
        st.markdown(f"**{as_written(table.title)}**")
    words = table.in_words()
    height = "auto" if len(words) <= FEW else 460
    right = {name: st.column_config.TextColumn(alignment="right") for name, kind in table.kinds.items()
             if kind != "text"}  # fmt: skip
    key = f"impact-{place}-{table.key}"
    st.dataframe(words, hide_index=True, column_config=right, height=height, key=f"table-{key}", width="stretch")
    offer(look, words, table.title, SHOWING, key)


def _files(figure: Figure, place: str) -> None:
    """Each chart as a picture file; all files are made at the first press, which takes some seconds."""
    for each in figure.pictures:
        st.caption(as_written(each.title))
        with st.container(horizontal=True):
            for ending, kind in TYPES.items():
                name = f"{each.key}.{ending}"
                content = partial(_file, programme_folder(), f"charts/{name}")
                key = f"slide-{place}-{name}"
                st.download_button(ending.upper(), content, name, kind, key=key, on_click="ignore")


def _file(folder: Path, name: str) -> bytes:
    return made(folder)[name]
