"""Which questions a page asks: what reaches `queries.runner` while the page is drawn, with nothing remembered."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import pages
from access import MAY_OPEN, Role, Viewer
from pages.parts.navigation import PAGES
from pages.parts.remembering import forget_what_was_worked_out
from queries import runner
from warehouse.live import Release

FRONT_DOOR = Path(pages.__file__).with_name("front_door.py")
PATIENCE = 1_800  # seconds
FREE = {
    "area": ["Camden", "Croydon", "Newham"],
    "role": ["Nurse", "GP"],
    "kind": ["GP practice", "NHS community trust"],
    "from": "2014-06-23",
    "to": "2014-09-17",
}
# Name, the form that answers it, who asks, of what, and what is chosen: as the runner decided.
Asked = tuple[str, str, Viewer, Release, tuple]


def pages_of_lead() -> list[str]:
    """The keys of the pages that show figures, in the order of the navigation."""
    return [key for key in PAGES if key in MAY_OPEN[Role.LEAD] and key not in ("bring", "coding")]


def asked_by(key: str, release: Release, address: dict[str, str | list[str]]) -> list[Asked]:
    """What a lead's page asks at an address, each question once, as the runner is asked it.

    Raises RuntimeError where the page could not be drawn.
    """
    logging.disable(logging.WARNING)  # Streamlit's, at every page that is drawn without a server
    os.environ["PARTICIPATION_FOLDER"] = str(release.folder)
    visitor = AppTest.from_file(FRONT_DOOR, default_timeout=PATIENCE)
    if PAGES[key].ADDRESS:
        visitor._page_hash = calc_hash(PAGES[key].ADDRESS)
    visitor.query_params.update(address)
    forget_everything()
    with _written_down() as asked:
        visitor.run()
    if visitor.exception:
        raise RuntimeError(f"{key}: {visitor.exception[0].message}")
    return list(dict.fromkeys(asked))


def forget_everything() -> None:
    """Forget every answer and what was worked out from it."""
    runner.forget_answers()
    forget_what_was_worked_out()
    st.cache_data.clear()


@contextmanager
def _written_down() -> Iterator[list[Asked]]:
    """Within the block, whatever the runner answers is noted."""
    asked: list[Asked] = []
    answer = runner._answer

    def noted(name: str, form: str, viewer: Viewer, release: Release, parameters: tuple) -> object:
        asked.append((name, form, viewer, release, parameters))
        return answer(name, form, viewer, release, parameters)

    runner._answer = noted
    try:
        yield asked
    finally:
        runner._answer = answer
