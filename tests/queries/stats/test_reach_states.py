"""Heard, thin or silent."""

import pytest

from queries.stats.reach import reach_states

NAN = float("nan")


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
    assert list(reach_states([people], [high], average, 5)) == [state]


def test_each_area_is_judged_by_its_own_figures():
    assert list(reach_states([0, 3, 40, 40], [2.0, 9.0, 0.4, 3.0], 1.0, 5)) == ["silent", "thin", "thin", "shown"]


def test_the_number_below_which_people_are_few_is_the_one_given():
    assert list(reach_states([9, 10], [9.0, 9.0], 1.0, 10)) == ["thin", "shown"]


def test_no_areas_have_no_states():
    assert list(reach_states([], [], 1.0, 5)) == []
