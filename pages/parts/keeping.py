"""How long the programme's rows are kept, said where it matters."""

from datetime import date
from functools import lru_cache

import streamlit as st

from access import Viewer, sees_true_counts
from pages.parts.folder import programme_folder
from queries.findings.retention import kept_until, soon_erased
from warehouse.live import Release, current
from warehouse.refusal import Refused
from warehouse.retention import Retention, retention


@lru_cache(maxsize=2)
def _of(release: Release | None) -> Retention:
    return retention(release.folder) if release else Retention(None)


def _kept() -> Retention:
    try:
        return _of(current(programme_folder()))
    except Refused:
        return Retention(None)  # the pages say by themselves that nothing can be read


def say_where_erased(viewer: Viewer) -> None:
    """On every page, to whoever saw single rows: why it is empty."""
    kept = _kept()
    if kept.erased and sees_true_counts(viewer):
        st.info(kept_until(None, kept.erased))


def say_until_when(today: date | None = None) -> None:
    """On Sources: until when everything is kept; a warning in the last 30 days. `today` is a day in Europe/London."""
    kept, today = _kept(), today or date.today()
    if kept.until and kept.soon(today):
        st.warning(soon_erased(kept.until, today))
    elif not kept.erased:
        st.caption(kept_until(kept.until, kept.erased))
