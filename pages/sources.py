"""Sources: what was imported and what became of every row; where the facts come from; how each figure is made."""

import io
import tempfile
import zipfile
from pathlib import Path

import pandas as pd
import streamlit as st

from access import Viewer
from geo import areas
from pages.parts.deciding import what_was_decided
from pages.parts.decisions import show_decisions
from pages.parts.drawing import table
from pages.parts.folder import programme_folder
from pages.parts.keeping import say_until_when
from pages.parts.programme import Looking, looking
from queries.findings.programme import reconciliation
from queries.question import question, questions
from warehouse.audit import record
from warehouse.contract.terms import reference_sources
from warehouse.export import export
from warehouse.live import live_release
from warehouse.template import write_template

TITLE = "Sources"
ADDRESS = "sources"
LEVELS = {"Q": "Set aside", "W": "Check this", "C": "Converted", "D": "Duplicate", "X": "Left out", "A": "Accepted"}
COLUMNS = {
    "source": "Source", "name": "File", "table_name": "Table", "rows_in": "Rows in", "loaded": "Loaded",
    "duplicates": "Duplicates",
    "quarantined": "Set aside", "excluded": "Left out", "imported_at": "Imported",
}  # fmt: skip


def render(viewer: Viewer) -> None:
    """Draw the page."""
    look = looking(viewer)
    what_was_decided()
    files = look.ask("programme/files")
    st.title(reconciliation(files))
    st.caption(
        "For every file: rows in = loaded + duplicates + set aside + left out. Left out are test accounts and "
        "people who asked to be forgotten."
    )
    say_until_when()
    _files(look, files)
    _reconciled(look)
    _quarantine(look)
    _remarks(look)
    show_decisions(look)
    _take_away()
    _attributions()
    _figures()


def _files(look: Looking, files: pd.DataFrame) -> None:
    shown = files[list(COLUMNS)].rename(columns=COLUMNS)
    shown["Table"] = files["table_name"].fillna(
        files["format"].notna().map({True: "for checking only", False: "not read"})
    )
    shown["Imported"] = files["imported_at"].dt.tz_localize("UTC").dt.tz_convert("Europe/London").dt.tz_localize(None)
    table(
        look,
        shown,
        "Files imported",
        "everything",
        "files",
        {"Imported": st.column_config.DatetimeColumn(format="DD/MM/YYYY HH:mm")},
    )


def _reconciled(look: Looking) -> None:
    """What exports say of themselves beside what was loaded, where they say anything."""
    frame = look.ask("programme/reconciliations")
    if frame.empty:
        return
    st.header("Compared with what the exports say of themselves")
    named = frame.set_axis(["Source", "What was compared", "Same", "Different", "In words"], axis=1)
    table(look, named, "Compared with the exports' own figures", "everything", "reconciled")


def _quarantine(look: Looking) -> None:
    st.header("Rows set aside, and why")
    frame = look.ask("programme/quarantine")
    if frame.empty:
        st.write("None.")
        return
    st.write(
        "Correct these in the source and import it again: nothing here is counted. People are shown as "
        "pseudonyms and personal details in text are masked."
    )
    columns = {
        "source": "Source",
        "name": "File",
        "line": "Line",
        "column_name": "Column",
        "words": "Why",
        "value": "What stood there",
        "cells": "The row",
    }
    table(look, frame[list(columns)].rename(columns=columns), "Rows set aside", "everything", "quarantine")


def _remarks(look: Looking) -> None:
    frame = look.ask("programme/remarks")
    frame = frame[(frame["level"] != "Q") & (frame["rows"] > 0)]
    with st.expander(f"Remarks while reading ({len(frame)})"):
        named = frame.assign(level=frame["level"].map(LEVELS))[["name", "level", "words", "detail", "rows"]]
        table(
            look,
            named.set_axis(["File", "What", "Remark", "Column", "Rows"], axis=1),
            "Remarks while reading",
            "everything",
            "remarks",
        )


def _take_away() -> None:
    st.header("Take away")
    with st.container(horizontal=True):
        st.download_button(
            "Blank template (XLSX)",
            _template,
            "template.xlsx",
            on_click="ignore",
            help="One sheet a table, with its data dictionary.",
        )
        st.download_button(
            "Everything (ZIP)",
            _everything,
            "programme.zip",
            on_click="ignore",
            help="In the programme's own format. People are pseudonyms.",
        )


def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path)
        return path.read_bytes()


def _everything() -> bytes:
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        export(programme_folder(), Path(folder) / "programme")
        record(programme_folder(), "download", "everything", live_release(programme_folder()).name)
        for path in sorted((Path(folder) / "programme").iterdir()):
            archive.write(path, path.name)
    return packed.getvalue()


def _attributions() -> None:
    st.header("Where the facts come from")
    for source in (*areas.sources(), *reference_sources()):
        vintage = f" ({source['vintage']})" if "vintage" in source else ""
        st.markdown(
            f"**{source['title']}**{vintage}. {source['attribution'].rstrip('.')}. Licence: {source['licence']}."
        )


def _figures() -> None:
    st.header("How each figure is made")
    by_title = {asked.title: asked for asked in map(question, questions()) if not asked.name.startswith("published/")}
    asked = by_title[st.selectbox("Figure", sorted(by_title), key="figure", bind="query-params")]
    st.text(asked.meaning)
    st.dataframe(
        [{"Column": field.name, "Meaning": field.meaning} for field in asked.columns],
        hide_index=True,
        key="table-figure",
    )
