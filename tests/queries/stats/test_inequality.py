import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.inequality import effective_number, gini, lorenz, top_share

INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]  # the example of R's package ineq


def test_gini_is_that_of_r_package_ineq():
    assert gini(INCOMES) == pytest.approx(0.4620911303, abs=5e-11)


def test_all_the_same_is_0_and_one_person_giving_everything_is_nearly_1():
    assert gini([7] * 30) == pytest.approx(0)
    assert gini([0] * 99 + [5]) == pytest.approx(0.99)


def test_the_lorenz_curve_goes_through_the_running_shares():
    curve = lorenz([1, 1, 2, 6])
    assert curve["people"].to_list() == pytest.approx([0, 0.5, 0.75, 1])
    assert curve["given"].to_list() == pytest.approx([0, 0.2, 0.4, 1])


def test_the_top_tenth_of_ten_is_the_first_and_of_five_half_of_the_first():
    assert top_share(INCOMES, 0.1) == pytest.approx(22261 / sum(INCOMES))
    assert top_share([1, 1, 1, 1, 6], 0.1) == pytest.approx(0.3)
    assert top_share([1] * 49 + [51], 0.01) == pytest.approx(0.255)


def test_the_top_of_equals_is_no_more_than_its_number():
    assert top_share([4] * 25, 0.1) == pytest.approx(0.1)


def test_the_effective_number_is_that_of_equals():
    assert effective_number([9, 9, 9, 0]) == pytest.approx(3)
    assert effective_number([80, 10, 10]) == pytest.approx(1 / 0.66)


def test_nobody_or_nothing_given_has_no_figure():
    for given_ in ([], [0, 0]):
        assert math.isnan(gini(given_)) and math.isnan(top_share(given_, 0.01)) and math.isnan(effective_number(given_))


def test_less_than_nothing_is_refused():
    for figure in (gini, effective_number):
        with pytest.raises(ValueError, match="less than nothing"):
            figure([3, -1])


@given(st.dictionaries(st.integers(0, 500), st.integers(0, 40), max_size=12))
def test_a_histogram_gives_the_same_as_the_list(histogram):
    listed = [amount for amount, people in histogram.items() for _ in range(people)]
    amounts, people = list(histogram), list(histogram.values())
    assert gini(amounts, people) == pytest.approx(gini(listed), nan_ok=True, abs=1e-12)
    assert top_share(amounts, 0.01, people) == pytest.approx(top_share(listed, 0.01), nan_ok=True, abs=1e-12)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=60).filter(any))
def test_gini_is_half_the_mean_difference_between_two_people_over_the_mean(given_):
    each = np.array(given_, dtype=float)
    differences = np.abs(each[:, None] - each).mean()
    assert gini(given_) == pytest.approx(differences / (2 * each.mean()), abs=1e-9)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=60))
def test_the_effective_number_lies_between_one_and_all(given_):
    assert 1 - 1e-9 <= effective_number(given_) <= len(given_) + 1e-9
