"""Votes nested in people: sums over people against the same figures worked out person by person."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.stats.shares import wilson
from queries.stats.votes import SUMS, design_effect, net_support, ratio_over_people, share_for, sums_over_people

# (schools, total of api00) in each of the 15 districts of apiclus1, R package survey 4.1-1 (Academic Performance Index,
# California 2000; Lumley). Added up from Debian's r-cran-survey.
DISTRICTS = [
    (13, 9372), (34, 22508), (4, 2077), (13, 8593), (16, 11369), (2, 1116), (1, 551), (4, 1888), (12, 9111),
    (21, 13761), (9, 6386), (11, 7359), (37, 20394), (2, 905), (4, 2493),
]  # fmt: skip

PERSON = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 10)).filter(any)
CROWD = st.lists(PERSON, min_size=2, max_size=40)


def crowd(people):
    return pd.DataFrame(people, columns=["n_for", "n_against", "n_neutral"])


def variance_person_by_person(mean, totals, sizes):
    """The textbook form: k / (k - 1) times the squared distances of each person's total from what the mean expects."""
    k, n = len(sizes), sum(sizes)
    return k / (k - 1) * sum((total - mean * size) ** 2 for total, size in zip(totals, sizes, strict=True)) / n**2


def test_the_mean_over_clusters_and_its_error_are_those_of_r_survey():
    sizes, totals = zip(*DISTRICTS, strict=True)
    mean, variance = ratio_over_people(
        len(sizes),
        sum(sizes),
        sum(totals),
        sum(n * n for n in sizes),
        sum(y * y for y in totals),
        sum(y * n for n, y in DISTRICTS),
    )
    assert mean == pytest.approx(644.169399, abs=5e-7)
    assert math.sqrt(variance) == pytest.approx(23.779011, abs=5e-7)


@given(CROWD)
def test_the_share_from_sums_is_the_share_person_by_person(people):
    sizes, fors = [sum(person) for person in people], [person[0] for person in people]
    n, p = sum(sizes), sum(fors) / sum(sizes)
    found = share_for(sums_over_people(crowd(people))).iloc[0]
    assert (found["p"], found["n"], found["people"]) == (pytest.approx(p), n, len(people))
    if 0 < p < 1:
        deff = variance_person_by_person(p, fors, sizes) / (p * (1 - p) / n)
        assert found["deff"] == pytest.approx(deff, rel=1e-9, abs=1e-9)
        assert found["n_eff"] == pytest.approx(n / max(1, deff), rel=1e-9)
    else:
        assert math.isnan(found["deff"]) and found["n_eff"] == len(people)
    assert (found["low"], found["high"]) == pytest.approx(wilson(p * found["n_eff"], found["n_eff"]))


@given(CROWD)
def test_net_support_from_sums_is_net_support_person_by_person(people):
    sizes, nets = [sum(person) for person in people], [person[0] - person[1] for person in people]
    n, net = sum(sizes), sum(nets) / sum(sizes)
    found = net_support(sums_over_people(crowd(people))).iloc[0]
    assert found["net"] == pytest.approx(net)
    assert -1 <= found["low"] <= found["net"] + 1e-12 and found["net"] - 1e-12 <= found["high"] <= 1
    alike = any(sum(person[choice] for person in people) == n for choice in range(3))
    if not alike:
        single = (sum(person[0] + person[1] for person in people) / n - net**2) / n
        half = 1.959964 * math.sqrt(max(variance_person_by_person(net, nets, sizes), single))
        assert found["low"] == pytest.approx(max(net - half, -1), abs=1e-9)
        assert found["high"] == pytest.approx(min(net + half, 1), abs=1e-9)


@given(CROWD)
def test_without_neutral_votes_net_support_is_twice_the_share_less_one(people):
    people = [(f, a, 0) for f, a, _ in people if f or a] or [(1, 0, 0)]
    sums = sums_over_people(crowd(people))
    assert net_support(sums)["net"].iloc[0] == pytest.approx(2 * share_for(sums)["p"].iloc[0] - 1)


def test_people_who_vote_once_each_are_worth_their_votes():
    sums = sums_over_people(crowd([(1, 0, 0)] * 60 + [(0, 1, 0)] * 40))
    assert design_effect(sums) == pytest.approx([100 / 99])
    assert share_for(sums)["n_eff"].iloc[0] == pytest.approx(99)


def test_people_who_repeat_themselves_are_worth_one_vote_each():
    sums = sums_over_people(crowd([(20, 0, 0)] * 6 + [(0, 20, 0)] * 4))
    assert share_for(sums)["n_eff"].iloc[0] == pytest.approx(9)


def test_when_all_say_the_same_the_interval_is_that_of_the_people():
    sums = sums_over_people(crowd([(50, 0, 0)] * 20))
    share, net = share_for(sums).iloc[0], net_support(sums).iloc[0]
    assert (share["low"], share["high"]) == pytest.approx((1 - 0.1611, 1), abs=5e-5)
    assert (net["net"], net["low"], net["high"]) == pytest.approx((1, 1 - 2 * 0.1611, 1), abs=1e-4)


def test_one_person_however_busy_is_one_person():
    sums = sums_over_people(crowd([(600, 400, 0)]))
    share, net = share_for(sums).iloc[0], net_support(sums).iloc[0]
    assert share["n_eff"] == 1 and math.isnan(share["deff"])
    assert (share["low"], share["high"]) == pytest.approx(wilson(0.6, 1))
    assert net["high"] - net["low"] > 1


def test_groups_are_worked_out_side_by_side_and_one_without_votes_is_nan():
    people = crowd([(3, 1, 0), (0, 2, 1), (4, 4, 0), (1, 0, 0)]).assign(borough=["Brent", "Brent", "Camden", "Camden"])
    sums = sums_over_people(people, ["borough"])
    assert sums.columns.tolist() == SUMS
    silent = pd.DataFrame(0, index=["Sutton"], columns=SUMS)
    both = pd.concat([sums, silent])
    alone = share_for(sums_over_people(crowd([(4, 4, 0), (1, 0, 0)]))).iloc[0]
    assert share_for(both).loc["Camden"].tolist() == pytest.approx(alone.tolist())
    assert share_for(both).loc["Sutton", ["p", "deff", "low", "high"]].isna().all()
    assert net_support(both).loc["Sutton"].isna().all()
