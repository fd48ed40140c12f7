"""Shares of published votes: Wilson's interval on an effective number of votes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.published import published_share


def test_without_a_design_effect_people_stand_for_votes():
    row = published_share([81], [263], [263], [None]).iloc[0]
    # Newcombe 1998, table I: 81 of 263 by Wilson's score method.
    assert (row["low"], row["high"]) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))


def test_the_design_effect_divides_the_votes_and_never_adds_to_them():
    wide, plain = (published_share([600], [1000], [500], [deff]).iloc[0] for deff in (4.0, 0.5))
    assert (wide["n_eff"], plain["n_eff"]) == (250, 1000)
    z, p, n = 1.959964, 0.6, 250
    middle, half = (
        (p + z * z / (2 * n)) / (1 + z * z / n),
        z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)),
    )
    assert (wide["low"], wide["high"]) == (pytest.approx(middle - half), pytest.approx(middle + half))


def test_hidden_counts_and_no_votes_have_no_share():
    assert published_share([None, 0], [None, 0], [None, 0], [None, None])[["p", "low", "high"]].isna().all(axis=None)


def test_rounding_never_makes_a_share_above_one():
    assert published_share([15], [10], [10], [None])["p"].iloc[0] == 1


@given(st.integers(1, 500), st.integers(0, 500), st.integers(1, 500), st.one_of(st.none(), st.floats(0.1, 50)))
def test_the_share_is_inside_its_interval(n, n_for, people, deff):
    row = published_share([min(n_for, n)], [n], [people], [deff]).iloc[0]
    assert 0 <= row["low"] <= row["p"] <= row["high"] <= 1
