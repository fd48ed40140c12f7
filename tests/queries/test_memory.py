"""What is kept of what was worked out takes no more memory than it may."""

import gc
from weakref import ReferenceType

import pandas as pd
import pytest

from queries.memory import LEAST, kept, size_of


@pytest.fixture
def work():
    """A function whose results of n bytes are kept, four thousand bytes of them, and what it was asked for."""
    asked = []

    @kept(4_000 + 4 * LEAST)
    def written(size: int, name: str) -> bytes:
        asked.append(name)
        return b"x" * (size - 21)

    return written, asked


def test_the_same_is_worked_out_once(work):
    written, asked = work
    assert written(1_000, "a") == written(1_000, "a")
    assert asked == ["a"]


def test_what_nobody_asked_for_longest_makes_room(work):
    written, asked = work
    for name in "abcd":
        written(900, name)
    written(900, "a")
    written(900, "e")
    assert asked == list("abcde")
    written(900, "a")
    assert asked == list("abcde")
    written(900, "b")
    assert asked == list("abcdeb")


def test_what_is_larger_than_all_that_may_be_kept_is_given_and_not_kept(work):
    written, asked = work
    assert len(written(20_000, "large")) == len(written(20_000, "large")) == 19_979
    assert asked == ["large", "large"]
    assert written.cache_info().currsize == 0


def test_all_of_it_is_forgotten_at_once(work):
    written, asked = work
    written(1_000, "a")
    written.cache_clear()
    written(1_000, "a")
    assert asked == ["a", "a"]


def test_a_frame_takes_what_its_columns_take():
    frame = pd.DataFrame({"people": range(1_000), "words": ["visit"] * 1_000})
    assert size_of(frame) == LEAST + int(frame.memory_usage(deep=True).sum()) > 13_000


@pytest.fixture
def people():
    """A function whose frame is kept."""

    @kept(1 << 20)
    def counted() -> pd.DataFrame:
        return pd.DataFrame({"area": ["Camden", "Brent"], "people": [12, 9]})

    return counted


def test_who_changes_a_frame_changes_their_own(people):
    for _ in range(40):
        own = people()
        own["people"] = 0
        own.loc[0, "area"] = "Barnet"
    assert people().to_dict("list") == {"area": ["Camden", "Brent"], "people": [12, 9]}


def test_a_frame_that_is_asked_for_all_day_does_not_grow(people):
    def ask(times: int) -> int:
        for _ in range(times):
            assert people().set_index("area")["people"].sum() == 21
        gc.collect()
        return sum(isinstance(each, ReferenceType) for each in gc.get_objects())

    at_first = ask(40)
    assert ask(400) - at_first < 100
