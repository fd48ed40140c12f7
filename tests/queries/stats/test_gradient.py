"""Whether rates follow something else: a published fit, a second way of fitting, and where nothing can be told."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as some
from scipy.stats import t

from queries.stats.gradient import rate_gradient, widened_interval

NAN = float("nan")
# Deaths from AIDS in Australia by quarter, 1983 to 1986 (Whyte et al. 1987; Dobson 1990).
DEATHS = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]
QUARTERS = np.arange(1, 15)


def by_statsmodels(count, population, values):
    """The same model by iteratively reweighted least squares, with the dispersion of Pearson's chi-square."""
    model = sm.GLM(
        count, sm.add_constant(np.asarray(values, float)), sm.families.Poisson(), offset=np.log(population)
    )
    return model.fit(scale="X2", use_t=True, tol=1e-13, maxiter=200)


def test_the_published_fit_of_deaths_by_quarter_is_met():
    found = rate_gradient(DEATHS, np.ones(14), QUARTERS)
    assert np.log(found.ratio) == pytest.approx(0.25652, abs=5e-6)
    assert np.log(found.start) == pytest.approx(0.33963, abs=5e-6)
    error = np.log(found.high / found.low) / 2 / t.ppf(0.975, 12)
    assert error / np.sqrt(found.dispersion) == pytest.approx(0.02204, abs=5e-6)


@settings(max_examples=40, deadline=None)
@given(
    some.lists(
        some.tuples(some.integers(1, 60), some.integers(100_000, 400_000), some.integers(9, 36)),
        min_size=8,
        max_size=32,
    ).filter(lambda rows: np.ptp([value for _, _, value in rows]) > 3)
)
def test_it_is_what_another_way_of_fitting_gives(rows):
    count, population, values = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    (apart,) = np.polyfit(values, np.log(count / population), 1, full=True)[1]
    assume(apart > 1e-6)  # the other way gives up where nothing is off the line
    found, fitted = rate_gradient(count, population, values / 10), by_statsmodels(count, population, values / 10)
    assert np.log(found.ratio) == pytest.approx(fitted.params[1], abs=1e-6)
    assert np.log(found.start) == pytest.approx(fitted.params[0], abs=1e-6)
    assert found.dispersion == pytest.approx(max(fitted.scale, 1), rel=1e-6)
    if fitted.scale >= 1:
        assert found.p == pytest.approx(fitted.pvalues[1], abs=1e-6)
        assert np.log([found.low, found.high]) == pytest.approx(fitted.conf_int()[1], abs=1e-5)


def test_of_two_kinds_the_ratio_is_that_of_their_rates():
    count, population, outer = [40, 60, 10, 30], [100.0, 100, 100, 300], [0, 0, 1, 1]
    found = rate_gradient(count, population, outer)
    assert found.ratio == pytest.approx((40 / 400) / (100 / 200))
    pearson = sum((x - e) ** 2 / e for x, e in zip(count, (50, 50, 10, 30), strict=True))
    half = t.ppf(0.975, 2) * np.sqrt(max(pearson / 2, 1) * (1 / 40 + 1 / 100))
    assert np.log(found.high / found.ratio) == pytest.approx(half)


def test_areas_that_differ_more_than_by_chance_are_a_weaker_sign():
    even = rate_gradient([20, 20, 40, 40], [1000.0] * 4, [0, 0, 1, 1])
    uneven = rate_gradient([5, 35, 10, 70], [1000.0] * 4, [0, 0, 1, 1])
    assert even.ratio == pytest.approx(2) and uneven.ratio == pytest.approx(2)
    assert even.dispersion == 1 < uneven.dispersion
    assert even.p < 0.1 < uneven.p


@pytest.mark.parametrize(
    "count",
    [[0, 0, 0, 0, 0], [12, 0, 0, 0, 0], [0, 0, 0, 0, 9], [3, NAN, 4, 5, 6]],
    ids=["nobody", "the least deprived only", "the most deprived only", "a hidden count"],
)
def test_where_no_line_can_be_told_there_is_none(count):
    found = rate_gradient(count, [100.0] * 5, [1, 2, 3, 4, 5])
    assert np.isnan([found.ratio, found.low, found.high, found.p, found.start, found.dispersion]).all()


def test_all_equal_rates_have_no_gradient():
    found = rate_gradient([5] * 6, [100.0] * 6, [1, 2, 3, 4, 5, 6])
    assert (found.ratio, found.p, found.dispersion) == (pytest.approx(1), pytest.approx(1), 1)


def test_a_widened_interval_is_that_of_the_mean_alone():
    low, high = widened_interval(100, 1000, 4.0, 32)
    assert np.sqrt(low * high) == pytest.approx(0.1)
    assert np.log(high / low) / 2 == pytest.approx(t.ppf(0.975, 30) * 2 / 10)
    assert np.isnan(widened_interval(0, 1000, 4.0, 32)).all() and np.isnan(widened_interval(9, 1000, NAN, 32)).all()
