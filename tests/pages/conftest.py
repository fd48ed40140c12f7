"""A visit to a page through the front door, without a browser."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import pages
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
            visitor.switch_page(f"{page.ADDRESS}.py")
        visitor.query_params.update(address)
        return stands_whole(visitor.run())

    return open_at


def stands_whole(visitor: AppTest) -> AppTest:
    """The page, which shows no fault and one heading of the first order."""
    assert [fault.stack_trace for fault in visitor.exception] == []
    assert [said.value for said in visitor.error] == []
    assert len(visitor.title) == 1
    assert visitor.title[0].value
    return visitor


def table(visitor: AppTest, *columns: str) -> pd.DataFrame:
    """The table on the page whose first columns these are."""
    (found,) = [each.value for each in visitor.dataframe if tuple(each.value.columns)[: len(columns)] == columns]
    return found
