import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.smoothing import only_smoothed, posterior_shares, prior_strength, smoothed_shares, variance_between

# Rats with a tumour in 70 earlier experiments: Tarone 1982, as in Gelman et al., Bayesian Data Analysis, table 5.1.
TUMOURS = [0] * 14 + [1] * 8 + [2] * 9 + [1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10] + [4] * 7 + [10, 4, 4, 4, 5, 11, 12]
TUMOURS += [5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9]
RATS = [20] * 7 + [19] * 4 + [18, 18, 17] + [20] * 4 + [19, 19, 18, 18, 25, 24, 23] + [20] * 6 + [10, 49, 19, 46, 27]
RATS += [17, 49, 47, 20, 20, 13, 48, 50] + [20] * 7 + [48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52]
RATS += [46, 47, 24]


def test_the_prior_of_the_rat_tumours_has_the_published_mean_spread_and_parameters():
    shares = np.array(TUMOURS) / np.array(RATS)
    assert (len(shares), shares.mean(), shares.std()) == pytest.approx((70, 0.136, 0.103), abs=5e-4)
    strength = prior_strength(shares.mean(), shares.var())
    assert (0.136 * strength, 0.864 * strength) == pytest.approx((1.4, 8.6), rel=0.025)


def test_four_of_14_rats_have_the_published_posterior():
    posterior = posterior_shares([4], [14], 0.136, prior_strength(0.136, 0.103**2)).iloc[0]
    assert posterior["share"] == pytest.approx(0.2231, abs=5e-5)
    assert posterior["sd"] == pytest.approx(0.0831, abs=5e-5)


def test_small_rates_are_smoothed_as_by_esda():
    # esda 2.9.0, smoothing.Empirical_Bayes (Marshall); its Poisson variance is ours where shares are small.
    cases, people = [2, 9, 31, 4, 58, 17, 40, 23], [1.1e6, 2.6e6, 5.2e6, 9e5, 7.7e6, 3.1e6, 4.8e6, 3.9e6]
    esda = [5.5875029, 5.4266783, 6.1319188, 6.0400639, 6.9844694, 6.0083603, 7.1934833, 6.1290361]
    assert (smoothed_shares(cases, people)["share"] * 1e6).to_list() == pytest.approx(esda, rel=1e-4)


def test_the_moments_find_the_prior_that_shares_were_drawn_from():
    draw = np.random.default_rng(1991)
    n = draw.integers(2, 40, 40_000)
    x = draw.binomial(n, draw.beta(3, 7, n.size))
    assert variance_between(x, n) == pytest.approx(0.21 / 11, rel=0.03)
    assert prior_strength(0.3, variance_between(x, n)) == pytest.approx(10, rel=0.03)


def test_smoothing_is_a_mean_of_the_own_and_the_overall_share():
    x, n = np.array([1, 30, 60, 2]), np.array([2, 100, 100, 40])
    found = smoothed_shares(x, n)
    assert found["share"].to_list() == pytest.approx(found["weight"] * x / n + (1 - found["weight"]) * 93 / 242)
    assert found["weight"].rank(method="min").to_list() == [1, 3, 3, 2]
    assert (found["low"] < found["share"]).all() and (found["share"] < found["high"]).all()


def test_raw_shares_put_few_people_on_top_and_smoothed_ones_do_not():
    draw, raw_top, smoothed_top = np.random.default_rng(32), 0, 0
    for _ in range(300):
        n = np.concatenate([draw.integers(30, 120, 24), draw.integers(3, 10, 8)])
        x = draw.binomial(n, draw.beta(60, 40, 32))
        # The first of equals is on top: one with many people, if there is one.
        raw_top += n[np.argmax(x / n)] < 10
        smoothed_top += n[np.argmax(smoothed_shares(x, n)["share"])] < 10
    assert (raw_top > 0.69 * 300, smoothed_top) == (True, 0)


def test_areas_that_do_not_differ_all_get_the_overall_share():
    found = smoothed_shares([10, 20, 40], [20, 40, 80])
    assert found["share"].to_list() == [0.5] * 3
    assert found["sd"].to_list() == [0] * 3
    assert found["weight"].to_list() == [0] * 3


@pytest.mark.parametrize(("x", "share"), [([0, 0, 0], 0), ([5, 9, 1], 1)])
def test_nobody_and_everybody_stay_so(x, share):
    assert smoothed_shares(x, [5, 9, 1])[["share", "low", "high"]].to_numpy().tolist() == [[share] * 3] * 3


def test_an_area_without_people_gets_the_overall_share_and_a_hidden_one_none():
    found = smoothed_shares([10, 90, 0, np.nan], [100, 100, 0, 50])
    assert found["share"].to_list()[2] == pytest.approx(0.5)
    assert found["weight"].to_list()[2] == 0
    assert found.iloc[3].isna().all()


def test_nobody_at_all_has_no_share():
    assert smoothed_shares([0, 0], [0, 0]).isna().all().all()
    assert smoothed_shares([], []).empty


def test_one_person_in_each_area_says_nothing_of_differences():
    assert smoothed_shares([0, 1, 1, 0], [1, 1, 1, 1])["share"].to_list() == [0.5] * 4


def test_more_successes_than_people_are_refused():
    with pytest.raises(ValueError, match="between 0 and n"):
        smoothed_shares([3], [2])


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=33))
def test_a_smoothed_share_lies_between_the_own_and_the_overall_one(counts):
    x, n = np.array([a for a, _ in counts]), np.array([a + b for a, b in counts])
    found = smoothed_shares(x, n)["share"].to_numpy()
    if n.sum() == 0:
        assert np.isnan(found).all()
        return
    overall = x.sum() / n.sum()
    own = np.where(n > 0, x / np.maximum(n, 1), overall)
    assert (found >= np.minimum(own, overall) - 1e-9).all() and (found <= np.maximum(own, overall) + 1e-9).all()


@given(st.lists(st.tuples(st.integers(0, 40) | st.none(), st.integers(0, 40)), max_size=33))
def test_the_shares_alone_are_those_that_stand_beside_their_intervals(areas):
    n = [voters for _, voters in areas]
    x = [None if own is None else min(own, voters) for own, voters in areas]
    np.testing.assert_array_equal(only_smoothed(x, n), smoothed_shares(x, n)["share"])
