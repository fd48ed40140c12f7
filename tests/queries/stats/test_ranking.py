"""Support and divisiveness: lower bounds that few votes cannot win."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.ranking import divisiveness, support


def votes(*counts: tuple[int, int, int]) -> pd.DataFrame:
    """Ideas with these votes for, against and neutral."""
    frame = pd.DataFrame(counts, columns=["n_for", "n_against", "n_neutral"])
    return frame.assign(n=frame.sum(axis=1))


def test_support_is_wilsons_interval_as_published():
    found = support(votes((81, 182, 0), (5, 95, 0)))
    assert found["low"].tolist() == pytest.approx([0.2553, 0.02154], abs=5e-5)
    assert found["high"].tolist() == pytest.approx([0.3662, 0.11175], abs=5e-5)


def test_three_votes_that_all_are_for_do_not_beat_ninety_of_a_hundred():
    few, many = support(votes((3, 0, 0), (90, 10, 0)))["low"]
    assert few < many


def test_an_idea_divides_where_both_sides_are_large_and_many_voted():
    order = divisiveness(votes((50, 50, 0), (1, 1, 0), (90, 10, 0), (40, 40, 120), (100, 0, 0)))
    assert order.sort_values(ascending=False).index.tolist() == [0, 3, 1, 2, 4]
    assert order[0] == pytest.approx(0.4038, abs=5e-5)
    assert order[4] == 0


def test_without_votes_there_is_nothing_to_rank_by():
    assert support(votes((0, 0, 0))).isna().all(axis=None)
    assert divisiveness(votes((0, 0, 0))).isna().all()


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_which_side_is_which_changes_nothing_and_nought_is_nought(one, other, neutral):
    there, back = divisiveness(votes((one, other, neutral), (other, one, neutral)))
    if one + other + neutral:
        assert there == back
        assert (there == 0) == (min(one, other) == 0)
        assert there <= 0.5
