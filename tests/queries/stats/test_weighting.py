"""Weights against R's survey package, and weighted sums against weighting person by person."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.votes import SUMS, net_support, sums_over_people
from queries.stats.weighting import balanced, balanced_twice, effective, post_stratified, raked, reweighted

# Schools and total of api00 in apiclus1 by type of school and whether it met its target; pupils' schools in California
# by either. R package survey 4.1-1, help page of `rake`; added up from Debian's r-cran-survey.
SCHOOLS = pd.DataFrame({"No": [12, 3, 8], "Yes": [132, 11, 17]}, index=["E", "H", "M"])
TOTALS = pd.DataFrame({"No": [7156, 1978, 4851], "Yes": [86281, 6682, 10935]}, index=["E", "H", "M"])
TYPES, TARGETS = [4421, 755, 1018], [1072, 5122]

PERSON = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3)).filter(any)
STRATA = st.lists(st.tuples(PERSON, st.sampled_from("abc")), min_size=2, max_size=30)


def sums(people, **columns):
    """Sums of one item by stratum; people: ((for, against, neutral), stratum)."""
    frame = pd.DataFrame([person for person, _ in people], columns=["n_for", "n_against", "n_neutral"])
    frame = frame.assign(stratum=[stratum for _, stratum in people], item="i")
    return sums_over_people(frame, ["item", "stratum"]).reset_index().assign(**columns)


def test_post_stratified_is_that_of_r_survey():
    weights = post_stratified(SCHOOLS.sum(axis=1), TYPES)
    assert (weights * TOTALS.sum(axis=1)).sum() == pytest.approx(642.31079, abs=5e-6)


def test_raked_is_that_of_r_survey():
    weights = raked(SCHOOLS, TYPES, TARGETS)
    assert (weights * TOTALS.to_numpy()).sum() == pytest.approx(641.23025, abs=1e-4)
    shares = weights * SCHOOLS.to_numpy()
    assert shares.sum(axis=1) == pytest.approx(np.array(TYPES) / sum(TYPES))
    assert shares.sum(axis=0) == pytest.approx(np.array(TARGETS) / sum(TARGETS))


def test_the_effective_number_is_the_number_where_weights_are_alike_and_less_elsewhere():
    assert effective([3, 3, 3]) == pytest.approx(3)
    assert effective([1, 1, 2]) == pytest.approx(16 / 6)
    assert effective([1, 2], [2, 1]) == pytest.approx(16 / 6)
    assert math.isnan(effective([]))


def test_strata_without_votes_leave_their_share_to_the_others():
    assert post_stratified([4, 0, 2], [1, 5, 1]).tolist() == [1 / 8, 0, 1 / 4]
    assert post_stratified([0, 0], [1, 1]).tolist() == [0, 0]


def test_where_no_weights_fit_there_are_none():
    # All of one row are in one column, and neither may have what the other should.
    assert np.isnan(raked([[5, 0], [0, 5]], [1, 3], [1, 1])).all()


@pytest.mark.slow
@given(STRATA, st.tuples(*[st.floats(0.2, 5)] * 3))
def test_weighted_sums_are_those_of_weighting_person_by_person(people, of_strata):
    weight = dict(zip("abc", of_strata, strict=True))
    strata = sums(people)
    found = reweighted(strata, strata["stratum"].map(weight), ["item"]).iloc[0]
    w = np.array([weight[stratum] for _, stratum in people])
    n, net = (np.array([f(person) for person, _ in people], float) for f in (sum, lambda each: each[0] - each[1]))
    mean = (w * net).sum() / (w * n).sum()
    own = net_support(found.to_frame().T.astype(float)).iloc[0]
    assert own["net"] == pytest.approx(mean, abs=1e-9)
    assert found["n"] == pytest.approx((w * n).sum() ** 2 / (w**2 * n).sum())
    assert found["people"] == pytest.approx(effective(w))
    residuals = (w**2 * (net - mean * n) ** 2).sum() / (w * n).sum() ** 2
    assert (found["net_sq"] - 2 * mean * found["net_n"] + mean**2 * found["n_sq"]) / found["n"] ** 2 == pytest.approx(
        residuals, abs=1e-9
    )


@given(STRATA)
def test_equal_weights_change_nothing(people):
    strata = sums(people)
    plain = strata[SUMS].sum()
    assert reweighted(strata, [7.0] * len(strata), ["item"]).iloc[0].tolist() == pytest.approx(plain.tolist())


def test_groups_counted_equally_give_the_mean_of_their_own_shares():
    people = [((8, 2, 0), "a"), ((1, 1, 0), "b"), ((0, 1, 0), "c"), ((5, 0, 0), "unknown")]
    found = balanced(sums(people), dict.fromkeys("abc", 1.0), "stratum")
    assert net_support(found)["net"].loc["i"] == pytest.approx((0.6 + 0 - 1) / 3)


def test_an_item_with_one_group_alone_is_not_balanced():
    assert balanced(sums([((8, 2, 0), "a"), ((1, 1, 0), "a")]), {"a": 1.0, "b": 1.0}, "stratum").empty
    assert balanced(sums([((8, 2, 0), "a")]).head(0), {"a": 1.0}, "stratum").empty


def test_both_balances_hold_at_once_and_an_item_where_they_cannot_is_left_out():
    people = [((3, 1, 0), "ax"), ((1, 3, 0), "ay"), ((2, 0, 0), "bx"), ((0, 2, 0), "by")]
    cells = sums(people)
    cells = cells.assign(one=cells["stratum"].str[0], other=cells["stratum"].str[1])
    even = balanced_twice(cells, {"a": 1.0, "b": 1.0}, {"x": 1.0, "y": 1.0}, ("one", "other"))
    assert net_support(even)["net"].loc["i"] == pytest.approx(0)
    apart = cells[cells["stratum"].isin(["ax", "by"])]
    assert balanced_twice(apart, {"a": 1.0, "b": 3.0}, {"x": 1.0, "y": 1.0}, ("one", "other")).empty
