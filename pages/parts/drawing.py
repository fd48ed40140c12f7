"""Charts on a page: the picture, its description, its table, its download, and how it is made."""

from collections.abc import Callable
from types import FunctionType

import altair as alt
import pandas as pd
import streamlit as st

from pages.parts import downloads, sharing
from pages.parts.programme import Looking
from pages.parts.server.routes import boroughs_address
from queries.runner import asked_by


def dark() -> bool:
    """Whether the page is dark."""
    return st.context.theme.type == "dark"


def _name(draw: FunctionType) -> str:
    return f"{draw.__module__}.{draw.__qualname__}"


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs={FunctionType: _name})
def spec(draw: Callable[..., alt.LayerChart], frame: pd.DataFrame, **options: object) -> dict:
    """A chart's specification, kept for the same data and options: building it costs more than asking for its data."""
    return draw(frame, **options).to_dict(validate=False)


def picture(specification: dict, description: str, key: str, on_select: Callable[[], None] | None = None) -> None:
    """Draw a chart with its description for those who cannot see it; `on_select` is called after a click on an area."""
    sharing.picture_here(key)
    st.vega_lite_chart(specification, theme=None, alt=description, key=key, on_select=on_select or "ignore")


def geography() -> str:
    """The address of the boroughs' shapes."""
    return boroughs_address()


def about(looking: Looking, questions: list[str], more: str = "") -> None:
    """How a figure is made, in the words of its questions, and a link to it."""
    with st.container(horizontal=True):
        with st.popover("How is this made?"):
            for name in questions:
                asked = asked_by(name, looking.viewer)
                st.markdown(f"**{asked.title}.** {asked.meaning.removeprefix(asked.title).lstrip('. ')}")
            if more:
                st.markdown(more)
        sharing.link_to_figure()


def table(
    looking: Looking,
    frame: pd.DataFrame,
    title: str,
    words: str,
    key: str,
    columns: dict | None = None,
    height: int | str = "auto",
) -> None:
    """A table with its download."""
    sharing.table_here(key)
    st.dataframe(
        frame, hide_index=True, column_config=columns or {}, height=height, key=f"table-{key}", width="stretch"
    )
    downloads.offer(looking, frame, title, words, key)
