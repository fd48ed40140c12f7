"""A visit to a page through the front door, without a browser."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import pages
from tests.pages.looking import stands_whole
from warehouse.live import Release

FRONT_DOOR = Path(pages.__file__).with_name("front_door.py")
PATIENCE = 120  # seconds: the first page imports and draws all there is


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of a release at an address (`area=["Camden"]`) and insists that it stands whole."""

    def open_at(page: ModuleType, release: Release, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("PARTICIPATION_FOLDER", str(release.folder))
        visitor = AppTest.from_file(FRONT_DOOR, default_timeout=PATIENCE)
        if page.ADDRESS:
            # AppTest.switch_page knows pages by their files; these are known by their addresses.
            visitor._page_hash = calc_hash(page.ADDRESS)
        visitor.query_params.update(address)
        return stands_whole(visitor.run())

    return open_at
