import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.evenness import dissimilarity, fair_dissimilarity, fair_variation, variation

EQUAL = np.ones(32)
# Of unequal size, much like the boroughs.
UNEQUAL = np.linspace(150_000, 380_000, 32)


def programmes(chances, n, draws):
    return np.random.default_rng(2009).multinomial(n, chances / chances.sum(), draws)


def test_a_fair_draw_of_1_000_has_the_expected_variation():
    assert fair_variation(1_000, 32) == pytest.approx(0.035, abs=5e-4)
    found = [variation(drawn, EQUAL) for drawn in programmes(EQUAL, 1_000, 4_000)]
    assert np.mean(found) == pytest.approx(0.035, abs=2e-3)
    found = [variation(drawn, UNEQUAL) for drawn in programmes(UNEQUAL, 1_000, 4_000)]
    assert np.mean(found) == pytest.approx(fair_variation(1_000, 32), abs=2e-3)


@pytest.mark.parametrize("n", [32, 64, 200])
def test_the_expected_variation_holds_from_one_participant_an_area_on(n):
    found = [variation(drawn, UNEQUAL) for drawn in programmes(UNEQUAL, n, 8_000)]
    assert np.mean(found) == pytest.approx(fair_variation(n, 32), rel=0.05)


def test_a_true_variation_of_332_thousandths_is_found_whatever_the_number_of_people():
    rates = np.linspace(1 - 0.332 * 3**0.5, 1 + 0.332 * 3**0.5, 32)
    rates = 1 + (rates - 1) * 0.332 / rates.std()
    for n in (500, 1_000, 5_000):
        found = [variation(drawn, EQUAL) for drawn in programmes(rates, n, 2_000)]
        assert np.mean(found) == pytest.approx(0.332, abs=0.005)


def test_variation_of_two_areas_by_hand():
    # Shares .75 and .25 of 400 against .5 and .5: .25, less 1/400.
    assert variation([300, 100], [1, 1]) == pytest.approx(math.sqrt(0.25 - 1 / 400))


def test_even_reach_has_no_variation_and_no_dissimilarity():
    assert variation([10, 20, 30], [1000, 2000, 3000]) == 0
    assert dissimilarity([10, 20, 30], [1000, 2000, 3000]) == 0


def test_people_from_where_nobody_lives_are_wholly_dissimilar():
    assert dissimilarity([5, 5, 0, 0], [0, 0, 100, 300]) == 1
    assert math.isnan(variation([5, 5, 0, 0], [0, 0, 100, 300]))


def test_a_fair_draw_of_1_000_over_32_equal_areas_has_the_expected_dissimilarity():
    assert fair_dissimilarity(1_000, EQUAL) == pytest.approx(0.07, abs=5e-3)
    assert fair_dissimilarity(1_000, EQUAL) == pytest.approx(0.07027, abs=5e-6)


@pytest.mark.parametrize("n", [1, 10, 100, 1_000])
def test_the_expected_dissimilarity_is_the_mean_of_fair_draws(n):
    found = [dissimilarity(drawn, UNEQUAL) for drawn in programmes(UNEQUAL, n, 4_000)]
    assert fair_dissimilarity(n, UNEQUAL) == pytest.approx(np.mean(found), rel=0.01)


def test_nobody_or_a_hidden_number_gives_no_figure():
    for participants in ([0, 0], [3, np.nan]):
        assert math.isnan(variation(participants, [1, 1])) and math.isnan(dissimilarity(participants, [1, 1]))
    assert math.isnan(fair_variation(0, 32)) and math.isnan(fair_dissimilarity(0, [1, 1]))
    assert math.isnan(fair_variation(100, 1))


@given(st.lists(st.integers(0, 1000), min_size=32, max_size=32).filter(any))
def test_figures_keep_their_ranges(participants):
    assert variation(participants, UNEQUAL) >= 0
    assert 0 <= dissimilarity(participants, UNEQUAL) <= 1
