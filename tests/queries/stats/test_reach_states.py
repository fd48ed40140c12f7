"""Heard, thin or silent."""

import numpy as np
import pytest
from scipy.stats import chi2

from queries.stats.reach import interval_width, people_needed, reach_states

NAN = float("nan")


def states(*given, **rule) -> list[str]:
    return reach_states(*given, **{"few": 5, **rule})["state"].tolist()


@pytest.mark.parametrize(
    ("people", "high", "average", "state"),
    [
        (0, 0.5, 1.0, "silent"),
        (0, 9.0, 1.0, "silent"),
        (1, 9.0, 1.0, "thin"),
        (4, 9.0, 1.0, "thin"),
        (5, 9.0, 1.0, "shown"),
        (5, 1.0, 1.0, "shown"),
        (5, 0.999, 1.0, "thin"),
        (500, 0.999, 1.0, "thin"),
        (4, NAN, 1.0, "thin"),
        (5, NAN, 1.0, "shown"),
        (5, 2.0, NAN, "shown"),
        (0, NAN, NAN, "silent"),
    ],
)
def test_nobody_is_silent_and_few_people_or_few_for_the_residents_are_thin(people, high, average, state):
    assert states([people], [high], average) == [state]


def test_each_area_is_judged_by_its_own_figures():
    assert states([0, 3, 40, 40], [2.0, 9.0, 0.4, 3.0], 1.0) == ["silent", "thin", "thin", "shown"]


def test_the_number_below_which_people_are_few_is_the_one_given():
    assert states([9, 10], few=10) == ["thin", "shown"]
    assert states([1, 1], few=np.array([1.0, 5.0])) == ["shown", "thin"]


def test_fewer_people_than_the_target_are_thin_and_nobody_is_silent_whatever_the_target():
    assert states([19, 20, 0, 9], target=[20, 20, 20, NAN]) == ["thin", "shown", "silent", "shown"]


def test_an_interval_wider_than_allowed_makes_thin():
    assert states([7, 8], few=1, widest=1.6) == ["thin", "shown"]


def test_the_first_reason_that_holds_is_given():
    found = reach_states([3, 3, 7, 40, 40, 0], 0.4, 1.0, [9, NAN, NAN, NAN, 9, 9], few=5, widest=1.6)
    assert found["because"].tolist() == ["target", "few", "wide", "average", "average", ""]


def test_no_areas_have_no_states():
    assert states([], [], 1.0) == []


def test_the_width_is_that_of_the_exact_interval_in_times_the_number():
    exact = [(chi2.ppf(0.975, 2 * x + 2) - chi2.ppf(0.025, 2 * x)) / 2 / x for x in (1, 5, 9)]
    assert interval_width([0, 1, 5, 9]).tolist() == pytest.approx([float("inf"), *exact])


def test_eight_people_are_needed_for_an_interval_no_wider_than_the_standard():
    assert (people_needed(1.6), people_needed(float("inf")), people_needed(0)) == (8, 1, 1_000)
