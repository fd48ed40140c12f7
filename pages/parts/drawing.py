"""Charts on a page: the picture, its description, its table, its download, and how it is made."""

import json
from collections.abc import Callable
from html import escape

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes, convert_pandas_df_to_arrow_table

from pages.parts import downloads, sharing
from pages.parts.programme import Looking
from pages.parts.remembering import of_data
from pages.parts.server.routes import boroughs_address
from queries.runner import asked_by

DESCRIBED = "Chart. The words after it say what it shows."


def dark() -> bool:
    """Whether the page is dark."""
    return st.context.theme.type == "dark"


def spec(draw: Callable[..., alt.LayerChart], frame: pd.DataFrame, **options: object) -> dict:
    """A chart's specification, kept for the same data and options: building it costs more than asking for its data."""
    return of_data(_specification, draw, frame, **options)


def _specification(draw: Callable[..., alt.LayerChart], frame: pd.DataFrame, **options: object) -> dict:
    """With its rows as they go to the browser, so that this is not worked out again for every reader.

    What it says without them is the same for most charts of one kind, and is there once for all of them.
    """
    made = draw(frame, **options).to_dict(validate=False)
    rows = made.pop("datasets", {})
    return of_data(json.loads, json.dumps(made)) | {
        "datasets": {name: convert_anything_to_arrow_bytes(each) for name, each in rows.items()}
    }


def sent(frame: pd.DataFrame) -> pa.Table:
    """A table's rows as they go to the browser, kept for the same rows: making them costs more than all else of it."""
    return of_data(convert_pandas_df_to_arrow_table, frame)


def described(describe: Callable[..., str], frame: pd.DataFrame, *more: object, **options: object) -> str:
    """A chart's description in words, kept as its specification is."""
    return of_data(describe, frame, *more, **options)


def picture(specification: dict, description: str, key: str, on_select: Callable[[], None] | None = None) -> None:
    """Draw a chart with its description for those who cannot see it; `on_select` is called after a click on an area.

    The description is words after the chart, not its `alt`: that is a part of the specification, and another one of
    these is another chart, drawn anew from nothing. With the same one a browser moves what is there.
    """
    sharing.picture_here(key)
    st.vega_lite_chart(specification, theme=None, alt=DESCRIBED, key=key, on_select=on_select or "ignore")
    st.html(f'<p class="only-heard">{escape(description)}</p>')


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


def with_thousands_apart(frame: pd.DataFrame) -> dict:
    """The columns of whole numbers, so that 5139977 is read as 5,139,977."""
    whole = [name for name, kind in frame.dtypes.items() if getattr(kind, "kind", "") in ("i", "u")]
    return dict.fromkeys(whole, st.column_config.NumberColumn(format="localized"))


def table(
    looking: Looking,
    frame: pd.DataFrame,
    title: str,
    words: str,
    key: str,
    columns: dict | None = None,
    height: int | str = "auto",
    taken: downloads.Rows | None = None,
) -> None:
    """A table with its download; `taken` is what the download holds, where that is more than what is shown."""
    sharing.table_here(key)
    shown = with_thousands_apart(frame) | (columns or {})
    st.dataframe(sent(frame), hide_index=True, column_config=shown, height=height, key=f"table-{key}", width="stretch")
    downloads.offer(looking, frame if taken is None else taken, title, words, key)
