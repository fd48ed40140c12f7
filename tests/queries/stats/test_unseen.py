import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.unseen import chao1, chao1_interval, coverage


def test_barro_colorado_plot_1_has_the_published_number():
    # vegan, estimateR(BCI): 93 species seen among 448 trees, 31 once, 18 twice.
    assert chao1(93, 31, 18) == pytest.approx(117.47368421, abs=5e-9)
    assert coverage(31, 448) == pytest.approx(0.930804, abs=5e-7)


def test_where_none_was_seen_twice_there_is_still_a_number():
    assert chao1(10, 4, 0) == 10 + 4 * 3 / 2
    assert chao1(1, 1, 0) == 1


def test_where_none_was_seen_once_all_were_seen():
    assert chao1(40, 0, 7) == 40
    assert coverage(0, 100) == 1


def test_where_each_was_seen_once_nothing_is_covered():
    assert coverage(12, 12) == 0


def test_nobody_at_all():
    assert chao1(0, 0, 0) == 0
    assert math.isnan(coverage(0, 0))


def test_numbers_that_can_not_be_are_refused():
    with pytest.raises(ValueError, match="more than all"):
        chao1(3, 2, 2)
    with pytest.raises(ValueError, match="more organisations"):
        coverage(3, 2)


def test_the_interval_is_that_of_estimates_as_scikit_bio_has_it():
    # skbio.diversity.alpha.chao1_ci([0, 1, 1, 4, 2, 5, 2, 4, 1, 2]), checked there against EstimateS.
    low, high = chao1_interval(9, 3, 3)
    assert (round(low, 2), round(high, 2)) == (9.07, 17.45)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_the_interval_holds_the_estimate_and_never_less_than_was_seen(once, twice, more):
    seen = once + twice + more
    low, high = chao1_interval(seen, once, twice)
    if once < 2:
        assert math.isnan(low)
        assert math.isnan(high)
    else:
        assert seen <= low <= chao1(seen, once, twice) <= high
