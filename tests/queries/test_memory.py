"""What is kept of what was worked out takes no more memory than it may."""

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
