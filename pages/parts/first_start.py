"""The first start: with no data yet, the sample programme is built while the page shows how far it is."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from pages.parts.banners import as_written
from warehouse.refusal import Refused

EVERY = 0.2


class Preparation:
    """A building in a thread of its own, so that a reload or a second visitor neither stops it nor starts it twice."""

    def __init__(
        self, build: Callable[[Callable[[float, str], None]], object], doing: str = "Building the sample programme"
    ):
        self.share, self.doing = 0.0, doing
        self.outcome = ThreadPoolExecutor(max_workers=1).submit(build, self._note)

    def _note(self, share: float, doing: str) -> None:
        self.share, self.doing = min(max(share, 0.0), 1.0), doing


@st.cache_resource(show_spinner=False)
def _preparation(folder: Path) -> Preparation:
    from warehouse import sample

    return Preparation(lambda note: sample.ensure(folder, progress=note))


def ready(folder: Path) -> None:
    """Return once `folder` has a live release; where it never had one, build the sample's, showing how far it is.

    When that fails the page says why in a sentence and stops; the next visit tries again. A programme whose release
    cannot be read is left as it is: the sample is never built in its place.
    """
    from warehouse import live
    from warehouse.opening import insist_on_version

    if (release := live.current(folder)) is not None:
        try:
            insist_on_version(release)
        except Refused as why:
            _stop(str(why))
        return
    if (folder / "live" / "current.json").exists():
        _stop(f"The release that should be live in {folder} cannot be read. Import the export again.")
    _watch(_preparation(folder))


def _watch(preparation: Preparation) -> None:
    said = st.empty()
    said.caption("First start: the made-up sample programme is being built. This takes a few seconds.")
    bar = st.progress(preparation.share, preparation.doing)
    while not preparation.outcome.done():
        bar.progress(preparation.share, preparation.doing)
        time.sleep(EVERY)
    bar.empty()
    said.empty()
    _preparation.clear()
    try:
        preparation.outcome.result()
    except (Refused, OSError) as why:
        _stop(f"The sample programme could not be built. {why}")


def _stop(sentence: str) -> None:
    st.error(as_written(sentence))
    st.stop()
