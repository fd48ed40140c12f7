"""The grid of kinds by borough."""

import pandas as pd
import pytest

from charts.grid import WORDS, describe_grid, presence_grid

CELLS = [
    ("Camden", "GP", "heard", 2), ("Camden", "Hospice", "silent", 0),
    ("Brent", "GP", "not invited", 0), ("Brent", "Hospice", "none", 0),
]  # fmt: skip


def cells(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["borough", "kind", "state", "heard"])


@pytest.mark.parametrize("dark", [False, True])
def test_a_cell_says_its_state_by_what_is_printed_in_it_too(dark):
    drawn = presence_grid(cells(*CELLS), down="borough", across="kind", dark=dark).to_dict()
    data = drawn["datasets"]["grid"]
    assert [cell["printed"] for cell in data] == ["2", "✕", "○", ""]
    assert [cell["words"] for cell in data] == list(WORDS.values())
    assert drawn["layer"][0]["encoding"]["y"]["sort"] == ["Camden", "Brent"]


def test_an_empty_grid_is_drawn_and_said():
    assert presence_grid(cells(), down="borough", across="kind").to_dict()["datasets"]["grid"] == []
    assert describe_grid(cells(), down="borough", across="kind") == "Grid: nothing to show yet."


def test_the_description_counts_states_and_names_what_is_heard_nowhere():
    assert describe_grid(cells(*CELLS), down="borough", across="kind") == (
        "2 rows by 2 columns: 1 heard, 1 silent, 1 not invited, 1 none. Heard nowhere: Hospice."
    )
