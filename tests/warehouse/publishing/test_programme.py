"""The linear programme behind what is hidden, held to SciPy's own way to ask for one."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from warehouse.checks import CheckFailed
from warehouse.publishing.programme import Programme

NOTHING = csr_array((0, 3))
# All London is the sum of two boroughs, and a role is within the first of them.
SUM = csr_array([[1.0, -1.0, -1.0, 0.0]])
WITHIN = csr_array([[0.0, -1.0, 0.0, 1.0]])
LIMITS = np.array([[20.0, 20.0], [8.0, 1000.0], [1.0, 7.0], [0.0, 1000.0]])


def test_a_count_goes_down_and_up_as_far_as_the_others_let_it():
    programme = Programme(LIMITS, SUM, WITHIN)
    assert programme.pushed_down(np.array([0.0, 1.0, 0.0, 0.0]))[:3].tolist() == [20.0, 13.0, 7.0]
    assert programme.pushed_down(np.array([0.0, 0.0, 1.0, -1.0])).tolist() == [20.0, 19.0, 1.0, 19.0]


def test_a_count_known_to_be_nought_is_left_out_and_stays_nought():
    limits = LIMITS.copy()
    limits[2] = 0.0
    programme = Programme(limits, SUM, WITHIN)
    assert programme.pushed_down(np.array([0.0, 0.0, -1.0, -1.0])).tolist() == [20.0, 20.0, 0.0, 20.0]


def test_without_relations_each_count_has_its_limits():
    programme = Programme(np.array([[1.0, 7.0], [0.0, 0.0], [2.0, 9.0]]), NOTHING, NOTHING)
    assert programme.pushed_down(np.array([1.0, 1.0, -1.0])).tolist() == [1.0, 0.0, 9.0]


def test_what_contradicts_itself_is_a_failed_check():
    limits = LIMITS.copy()
    limits[0] = 5.0
    with pytest.raises(CheckFailed, match="The ranges of hidden counts cannot be reckoned: Infeasible"):
        Programme(limits, SUM, WITHIN).pushed_down(np.ones(4))


def test_nothing_is_printed(capfd):
    Programme(LIMITS, SUM, WITHIN).pushed_down(np.ones(4))
    assert capfd.readouterr() == ("", "")


def test_imports_in_two_threads_do_not_disturb_each_other():
    def down(place: int) -> float:
        programme = Programme(LIMITS, SUM, WITHIN)
        return [programme.pushed_down(push)[place] for push in np.eye(4)[[place] * 50]]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(down, [1, 2, 3] * 8))
    assert found == [[13.0] * 50, [1.0] * 50, [0.0] * 50] * 8


@given(st.data())
def test_asked_again_and_again_it_finds_the_least_sums_that_scipy_finds(data):
    count = data.draw(st.integers(2, 6))
    signs = st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=count, max_size=count)
    equal, less = (csr_array(np.array(data.draw(st.lists(signs, min_size=1, max_size=4)))) for _ in range(2))
    highest = data.draw(st.lists(st.integers(0, 50), min_size=count, max_size=count))
    limits = np.array([[0.0, high] for high in highest]) + [0.0, 1.0]
    programme = Programme(limits, equal, less)
    for _ in range(3):
        push = np.array(data.draw(signs))
        none = {"b_eq": np.zeros(equal.shape[0]), "b_ub": np.zeros(less.shape[0])}
        least = linprog(push, A_eq=equal, A_ub=less, bounds=limits, **none).fun
        assert push @ programme.pushed_down(push) == pytest.approx(least, abs=1e-6)
