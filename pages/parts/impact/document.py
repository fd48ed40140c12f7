"""The document on the page: made at the press of a button, while a bar shows how far it is, then there to download."""

import io
import zipfile
from functools import partial

import streamlit as st

from pages.parts.banners import as_written
from pages.parts.folder import programme_folder
from pages.parts.turns import out_of_turn
from report.apart import kept, made
from warehouse.refusal import Refused

OFFERED = {
    "impact.pdf": ("Document (PDF)", "application/pdf"),
    "impact.html": ("One web page (HTML)", "text/html"),
    "figures.xlsx": ("Figures (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "figures.csv": ("Figures (CSV)", "text/csv"),
}
WHAT = (
    "A document of a few A4 pages, readable with a screen reader; one web page that opens without a network; and every "
    "figure as a table. They hold what stands on this page."
)


def document() -> None:
    """Draw the button, or the files once they were made."""
    st.caption(WHAT)
    try:
        files = kept(programme_folder()) or (_make() if st.button("Make the document", type="primary") else None)
    except Refused as why:
        st.error(as_written(str(why)))
        return
    if files:
        _offer(files)


def _make() -> dict[str, bytes]:
    bar = st.progress(0.0, "Starting")
    with out_of_turn():
        files = made(programme_folder(), lambda share, doing: bar.progress(min(share, 1.0), as_written(doing)))
    bar.empty()
    return files


def _offer(files: dict[str, bytes]) -> None:
    with st.container(horizontal=True):
        for name, (label, kind) in OFFERED.items():
            main = "primary" if name == "impact.pdf" else "secondary"
            content = partial(files.__getitem__, name)
            st.download_button(label, content, name, kind, key=f"file-{name}", on_click="ignore", type=main)
        st.download_button(
            "All, with the charts (ZIP)", partial(_packed, files), "impact.zip", "application/zip", key="file-all",
            on_click="ignore",
        )  # fmt: skip


def _packed(files: dict[str, bytes]) -> bytes:
    """All files in one; the same bytes for the same files, so no file carries the time of day."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
