import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.shares import wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high", "half_digit"),
    [
        (5, 100, 0.02154, 0.11175, 5e-6),
        (81, 263, 0.2553, 0.3662, 5e-5),
        (0, 20, 0, 0.1611, 5e-5),
        (1, 29, 0.0061, 0.1718, 5e-5),
    ],
)
def test_wilson_gives_the_published_intervals(successes, n, low, high, half_digit):
    assert wilson(successes, n) == pytest.approx((low, high), abs=half_digit)


def test_a_share_of_nobody_has_no_interval():
    low, high = wilson([0, 3, 5], [0, np.nan, 10])
    assert np.isnan(low[:2]).all() and np.isnan(high[:2]).all() and low[2] < 0.5 < high[2]


def test_wilson_takes_missing_values_of_a_pandas_column():
    low, _ = wilson(pd.Series([5, None], dtype="Int64"), pd.Series([100, None], dtype="Int64"))
    assert low[0] == pytest.approx(0.02154, abs=5e-6) and np.isnan(low[1])


def test_more_successes_than_people_are_refused():
    with pytest.raises(ValueError, match="between 0 and n"):
        wilson([3, 11], [10, 10])


@given(st.floats(0, 1), st.floats(0.5, 1e6))
def test_the_share_lies_in_its_interval_and_the_interval_in_0_to_1(share, n):
    low, high = wilson(share * n, n)
    assert 0 <= low <= share * n / n <= high <= 1


@given(st.floats(0, 1), st.floats(0.5, 1e6))
def test_wilson_ends_are_where_the_score_test_just_rejects(share, n):
    for end in wilson(share * n, n):
        assert (share - end) ** 2 == pytest.approx(1.959964**2 * end * (1 - end) / n, rel=1e-6, abs=1e-9)
