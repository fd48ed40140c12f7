"""Words a group uses more: the paper's formula, worked out a second way."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.wording import log_odds


def words(people: list[int], rest: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"people": people, "rest": rest})


def test_the_formula_by_hand():
    found = log_odds(words([30, 10], [10, 50]))
    prior = 500 * 40 / 100
    first = log((30 + prior) / (40 + 500 - 30 - prior)) - log((10 + prior) / (60 + 500 - 10 - prior))
    assert found["log_odds"][0] == pytest.approx(first)
    assert found["z"][0] == pytest.approx(first / sqrt(1 / (30 + prior) + 1 / (10 + prior)))


def test_a_word_of_one_group_only_is_clear_and_a_shared_one_is_not():
    found = log_odds(words([60, 40, 5, 50, 55], [0, 42, 45, 50, 52]))
    assert found["clear"].tolist() == [True, False, False, False, False]
    assert found["z"][0] > 4
    assert found["z"][2] < -2


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=2, max_size=30))
def test_the_rest_seen_from_the_other_side_is_the_opposite(pairs):
    people, rest = [one + 1 for one, _ in pairs], [other + 1 for _, other in pairs]
    there, back = log_odds(words(people, rest)), log_odds(words(rest, people))
    assert there["z"].tolist() == pytest.approx((-back["z"]).tolist(), abs=1e-9)


def test_equal_shares_are_no_difference():
    assert log_odds(words([10, 20, 30], [20, 40, 60]))["log_odds"].abs().max() < 1e-12


def test_a_word_nobody_used_is_left_out():
    found = log_odds(words([60, 0, 40], [0, 0, 42]))
    assert found["z"].isna().tolist() == [False, True, False]
    assert found["clear"].tolist() == [True, False, False]


def test_by_chance_one_word_in_twenty_at_most_passes_and_hardly_any_is_clear():
    rng = np.random.default_rng(1)
    shares = rng.pareto(1.2, 500) + 0.2
    shares /= shares.sum()
    z, clear = [], 0
    for _ in range(40):
        found = words(*(rng.multinomial(number, shares) for number in (1_300, 8_000)))
        result = log_odds(found)
        z += result["z"].dropna().tolist()
        clear += int(result["clear"].any())
    assert (np.array(z) > 1.645).mean() < 0.06
    assert clear <= 4


@pytest.mark.parametrize(("people", "rest"), [([5, 3], [0, 0]), ([0, 0], [5, 3]), ([5], [3]), ([], [])])
def test_nothing_to_compare_is_not_clear(people, rest):
    found = log_odds(words(people, rest))
    assert found["z"].isna().all()
    assert not found["clear"].any()
