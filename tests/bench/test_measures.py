"""What is made of times, in numbers that can be worked out by hand."""

import pytest

from bench.measures import exponent, rounded, spread


def test_in_proportion_is_one_and_constant_is_nought():
    assert exponent([10, 100, 1000], [3, 30, 300]) == pytest.approx(1)
    assert exponent([10, 100, 1000], [5, 5, 5]) == pytest.approx(0)
    assert exponent([1, 2, 4], [1, 4, 16]) == pytest.approx(2)


def test_two_sizes_are_no_curve():
    assert exponent([10, 100], [3, 30]) is None
    assert exponent([10, 10, 100], [3, 3, 30]) is None
    assert exponent([10, 100, 1000], [0, 3, 30]) is None


def test_ninety_five_of_a_hundred_do_not_exceed_the_p95():
    told = spread(range(1, 101))
    assert told == {"n": 100, "median": 50.5, "p95": 95, "p99": 99, "most": 100}
    assert spread([7])["p99"] == 7


def test_numbers_are_kept_to_four_figures():
    assert rounded({"a": [1.234567, 12], "b": 123456.7}) == {"a": [1.235, 12], "b": 123500.0}
