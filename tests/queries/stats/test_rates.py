import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from queries.stats.rates import poisson_interval, rate_interval


@pytest.mark.parametrize(("count", "rate", "low", "high"), [(5, 5, 1.6235, 11.6683), (65, 65, 50.1632, 82.8491)])
def test_rates_of_100_residents_have_the_published_intervals(count, rate, low, high):
    assert rate_interval(count, 100, per=100) == pytest.approx((rate, low, high), abs=5e-5)


def test_rates_are_per_10_000_residents_unless_told_otherwise():
    rate, low, high = rate_interval([12, 30], [240_000, 300_000])
    assert rate == pytest.approx([0.5, 1.0])
    assert (low < rate).all() and (rate < high).all()


def test_a_borough_with_nobody_has_a_rate_of_nought_and_an_upper_end():
    rate, low, high = rate_interval(0, 10_000)
    assert (rate, low) == (0, 0)
    assert high == pytest.approx(3.688879, abs=5e-7)  # -log(.025)


def test_no_population_means_no_rate():
    for figures in zip(*rate_interval([5, 0, 20], [0, np.nan, -1]), strict=True):
        assert np.isnan(figures).all()


def test_a_hidden_count_has_no_rate():
    assert np.isnan(np.array(rate_interval([np.nan], [1000]))).all()


@pytest.mark.parametrize("count", range(1, 10))
def test_exact_ends_leave_one_fortieth_in_each_tail(count):
    low, high = poisson_interval(count)
    assert poisson.sf(count - 1, low) == pytest.approx(0.025)
    assert poisson.cdf(count, high) == pytest.approx(0.025)


@given(st.integers(10, 100_000))
def test_byar_stays_close_to_the_exact_interval(count):
    low, high = poisson_interval(count)
    assert poisson.sf(count - 1, low) == pytest.approx(0.025, abs=0.0005)
    assert poisson.cdf(count, high) == pytest.approx(0.025, abs=0.0005)
