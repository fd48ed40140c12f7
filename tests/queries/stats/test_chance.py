import math

import numpy as np
import pytest
from scipy.stats import binomtest

from queries.stats.chance import fit_to_population


def test_mendels_peas_fit_as_published():
    fit = fit_to_population([315, 108, 101, 32], [9, 3, 3, 1])
    assert fit.chi_square == pytest.approx(0.47002398, abs=5e-9)
    assert (fit.freedom, fit.n, fit.simulated) == (3, 556, False)
    assert fit.p == pytest.approx(0.9254, abs=5e-5)  # chisq.test in R 4.2.2
    assert fit.cramers_v == pytest.approx(math.sqrt(0.47002398 / (556 * 3)), abs=1e-9)


def test_all_in_one_of_equal_categories_is_as_far_apart_as_can_be():
    fit = fit_to_population([80, 0, 0, 0], [1, 1, 1, 1])
    assert fit.cramers_v == 1
    assert fit.p < 1e-50


def test_few_expected_are_judged_by_drawing_and_agree_with_the_exact_test():
    fit = fit_to_population([8, 1], [1, 1])
    assert fit.simulated
    assert fit.p == pytest.approx(binomtest(8, 9).pvalue, abs=0.006)  # two standard errors of 9,999 draws: .004


def test_drawing_keeps_to_its_level():
    draws = np.random.default_rng(5).multinomial(40, np.full(16, 1 / 16), 100)
    below = [fit_to_population(drawn, np.ones(16)).p <= 0.05 for drawn in draws]
    assert np.mean(below) <= 0.1  # .05 and two standard errors


def test_the_same_seed_gives_the_same_p():
    fit = fit_to_population([3, 0, 1, 6], [1, 2, 3, 4])
    assert fit == fit_to_population([3, 0, 1, 6], [1, 2, 3, 4])
    assert fit.p == pytest.approx(fit_to_population([3, 0, 1, 6], [1, 2, 3, 4], seed=1).p, abs=0.02)


def test_residents_and_their_shares_say_the_same():
    assert fit_to_population([40, 60], [120_000, 180_000]) == pytest.approx(fit_to_population([40, 60], [0.4, 0.6]))


def test_a_category_without_residents_is_left_out_unless_people_are_counted_in_it():
    assert fit_to_population([40, 60, 0], [1, 2, 0]) == fit_to_population([40, 60], [1, 2])
    with pytest.raises(ValueError, match="nobody in the population"):
        fit_to_population([40, 60, 1], [1, 2, 0])


@pytest.mark.parametrize(("observed", "population"), [([0, 0], [1, 1]), ([5], [1]), ([5, np.nan], [1, 1]), ([], [])])
def test_nobody_a_hidden_count_or_one_category_gives_no_p(observed, population):
    fit = fit_to_population(observed, population)
    assert math.isnan(fit.p) and math.isnan(fit.cramers_v) and math.isnan(fit.chi_square)
