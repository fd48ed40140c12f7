import numpy as np
import pytest
from scipy.stats import binomtest, false_discovery_control
from statsmodels.stats.proportion import proportions_ztest

from queries.stats.comparisons import adjusted, clearly_highest, rate_differences, share_differences

NAN = float("nan")


def test_two_rates_are_compared_by_the_exact_binomial_test():
    p = rate_differences([30, 12], [250_000, 250_000])
    assert p[0, 1] == p[1, 0] == pytest.approx(binomtest(30, 42).pvalue)
    low = binomtest(4, 24, 100 / 400, alternative="less").pvalue
    assert rate_differences([4, 20], [100, 300])[0, 1] == pytest.approx(2 * low)


def test_two_shares_are_compared_by_the_pooled_z_test():
    p = share_differences([60, 35], [100, 90])
    assert p[0, 1] == p[1, 0] == pytest.approx(proportions_ztest([60, 35], [100, 90])[1])


def test_shares_that_are_both_nought_or_both_one_do_not_differ():
    assert share_differences([0, 0, 9], [5, 50, 9])[0, 1] == 1
    assert share_differences([5, 9], [5, 9])[0, 1] == 1


def test_what_is_hidden_or_has_nobody_is_not_compared():
    assert np.isnan(rate_differences([NAN, 5], [100, 100])[0, 1])
    assert np.isnan(rate_differences([2, 5], [0, 100])[0, 1])
    assert np.isnan(share_differences([0, 5], [0, 10])[0, 1])


def test_all_pairs_are_adjusted_together_and_once():
    p = np.array([[1, 0.01, 0.02], [0.01, 1, 0.5], [0.02, 0.5, 1]])
    expected = false_discovery_control([0.01, 0.02, 0.5])
    assert adjusted(p)[np.triu_indices(3, 1)] == pytest.approx(expected)
    assert adjusted(p)[1, 0] == pytest.approx(0.03)


def test_pairs_that_can_not_be_compared_do_not_count_as_comparisons():
    p = np.array([[1, 0.04, NAN], [0.04, 1, NAN], [NAN, NAN, NAN]])
    assert adjusted(p)[0, 1] == pytest.approx(0.04)


def test_a_rate_far_above_all_others_is_the_highest():
    count, population = np.array([30, 90, 28, 31]), np.full(4, 250_000)
    assert clearly_highest(count / population, rate_differences(count, population)) == 1


def test_two_on_top_that_do_not_differ_are_no_clear_difference():
    count, population = np.array([30, 90, 88, 31]), np.full(4, 250_000)
    p = rate_differences(count, population)
    assert clearly_highest(count / population, p) is None
    assert clearly_highest(-count / population, p) is None


def test_the_lowest_is_the_highest_of_the_negated_values():
    count, population = np.array([80, 20, 78]), np.full(3, 250_000)
    assert clearly_highest(-count / population, rate_differences(count, population)) == 1


def test_hidden_values_are_left_out_and_one_alone_is_not_the_highest():
    count, population = np.array([90, 20, NAN]), np.full(3, 250_000)
    assert clearly_highest(count / population, rate_differences(count, population)) == 0
    assert clearly_highest([1.0, NAN], rate_differences([90, NAN], [1, 1])) is None
    assert clearly_highest([], np.empty((0, 0))) is None


def test_without_any_difference_a_highest_is_hardly_ever_named():
    draws, population = np.random.default_rng(1995).poisson(30, (400, 32)), np.full(32, 250_000)
    named = [clearly_highest(count / population, rate_differences(count, population)) is not None for count in draws]
    assert np.mean(named) <= 0.02


def test_of_two_alike_one_is_named_in_no_more_than_one_programme_of_twenty():
    draws, population = np.random.default_rng(1996).poisson(60, (2_000, 2)), np.full(2, 250_000)
    named = [clearly_highest(count / population, rate_differences(count, population)) is not None for count in draws]
    assert np.mean(named) <= 0.05
