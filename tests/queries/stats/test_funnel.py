import numpy as np
import pytest

from queries.stats.funnel import funnel_flags, funnel_limits, funnel_limits_95

AREAS, PROGRAMMES = 33, 4_000


def test_limits_are_the_average_and_three_standard_errors_on_each_side():
    low, high = funnel_limits(0.5, [100, 400])
    assert low == pytest.approx([0.5 - 3.090232 * 0.05, 0.5 - 3.090232 * 0.025])
    assert high == pytest.approx([0.5 + 3.090232 * 0.05, 0.5 + 3.090232 * 0.025])
    assert funnel_limits_95(0.5, 100) == pytest.approx((0.5 - 1.959964 * 0.05, 0.5 + 1.959964 * 0.05))


def test_limits_stay_between_nought_and_one():
    assert funnel_limits(0.01, 10)[0] == 0
    assert funnel_limits(0.99, 10)[1] == 1


def test_areas_outside_the_limits_are_flagged():
    # 30 per 100,000 on average: limits of 100,000 residents are 13.1 and 46.9 people.
    flags = funnel_flags([13, 14, 46, 47], [100_000] * 4, 30 / 100_000)
    assert list(flags) == ["below", "within", "within", "above"]


def test_a_hidden_count_or_no_residents_is_unknown():
    assert list(funnel_flags([np.nan, 3, 3], [1000, 0, np.nan], 0.003)) == ["unknown"] * 3


def test_where_nobody_took_part_nobody_differs():
    assert list(funnel_flags([0, 0], [1000, 2000], 0.0)) == ["within", "within"]
    assert list(funnel_flags([0, 0], [1000, 2000], np.nan)) == ["unknown", "unknown"]


def programmes_with_a_flag(z, n, average):
    """Share of programmes in which all areas have one true share, and one or more still lies outside."""
    counts = np.random.default_rng(2005).binomial(n, average, (PROGRAMMES, AREAS))
    flagged = 0
    for count in counts:
        low, high = funnel_limits(count.sum() / (n * AREAS), np.full(AREAS, n), z)
        flagged += bool(((count / n < low) | (count / n > high)).any())
    return flagged / PROGRAMMES


# 4,000 programmes: two standard errors are .013 and .007.
def test_without_any_difference_95_limits_flag_an_area_in_four_programmes_of_five_and_99_8_in_one_of_twenty():
    assert programmes_with_a_flag(1.959964, 100, 0.5) == pytest.approx(0.78, abs=0.015)
    assert programmes_with_a_flag(3.090232, 100, 0.5) == pytest.approx(0.05, abs=0.01)
