"""What is said of inner and outer London, of deprivation and of declared attributes."""

import numpy as np
import pandas as pd
import pytest

from queries.findings import fairness
from queries.stats.chance import Fit, fit_to_population
from queries.stats.gradient import Gradient

NAN = float("nan")


def gradient(ratio: float, dispersion: float = 1.0) -> Gradient:
    return Gradient(ratio, ratio * 0.8, ratio * 1.25, 0.01, 0.001, dispersion, 32)


@pytest.mark.parametrize(
    ("ratio", "p", "verdict"),
    [(0.4, 0.01, "less"), (2.0, 0.05, "more"), (2.0, 0.051, "no clear difference"), (NAN, NAN, "unknown")],
)
def test_a_difference_is_clear_at_five_per_cent_and_has_a_direction(ratio, p, verdict):
    assert fairness.verdict(gradient(ratio), p) == verdict


@pytest.mark.parametrize(
    ("outer", "deprived", "sentence"),
    [
        (
            "less",
            "more",
            "Outer London was heard less than inner London, and deprived boroughs more than others, both by more than "
            "chance",
        ),
        (
            "less",
            "no clear difference",
            "Outer London was heard less than inner London, by more than chance; no clear difference by deprivation",
        ),
        (
            "more",
            "unknown",
            "Outer London was heard more than inner London, by more than chance; too few people to tell by deprivation",
        ),
        (
            "no clear difference",
            "less",
            "Deprived boroughs were heard less than others, by more than chance; no clear difference between inner and "
            "outer London",
        ),
        (
            "unknown",
            "less",
            "Deprived boroughs were heard less than others, by more than chance; too few people to compare inner and "
            "outer London",
        ),
        (
            "no clear difference",
            "no clear difference",
            "No clear difference between inner and outer London, nor between deprived boroughs and others",
        ),
        ("unknown", "no clear difference", "Too few people to tell whether London was heard fairly"),
        ("unknown", "unknown", "Too few people to tell whether London was heard fairly"),
    ],
)
def test_the_heading_says_which_difference_is_more_than_chance(outer, deprived, sentence):
    assert fairness.heading(outer, deprived) == sentence


def test_p_values_are_corrected_for_how_many_there_are_and_unknown_ones_stay_unknown():
    assert fairness.adjusted([0.03, 0.04]) == pytest.approx([0.04, 0.04])
    assert fairness.adjusted([0.03, NAN])[0] == pytest.approx(0.03)
    assert np.isnan(fairness.adjusted([NAN, NAN])).all() and fairness.adjusted([]) == []


def groups(inner: float, outer: float) -> pd.DataFrame:
    people = pd.Series([inner, outer], dtype=float)
    return pd.DataFrame({"name": ["Inner London", "Outer London"], "participants": people, "rate": people / 100})


@pytest.mark.parametrize(
    ("people", "ratio", "p", "sentence"),
    [
        (
            (260, 100),
            0.38,
            0.0001,
            "People heard for every 10,000 residents: Inner London 2.6, Outer London 1.0. Outer London's rate is 0.38 "
            "of inner London's (95% interval 0.30 to 0.47): more than chance can explain (p below 0.001).",
        ),
        (
            (26, 20),
            0.77,
            0.312,
            "People heard for every 10,000 residents: Inner London 0.26, Outer London 0.20. Outer London's rate is "
            "0.77 of inner London's (95% interval 0.62 to 0.96): no clear difference (p 0.312).",
        ),
        ((12, 0), NAN, NAN, "Nobody from Outer London was heard, so a ratio cannot be given."),
        ((NAN, 90), NAN, NAN, "Inner and outer London cannot be compared while counts are hidden."),
    ],
)
def test_inner_and_outer_london_are_compared_in_a_sentence(people, ratio, p, sentence):
    assert fairness.inner_outer_words(groups(*people), gradient(ratio), p) == sentence


@pytest.mark.parametrize(
    ("ratio", "p", "sentence"),
    [
        (
            2.05,
            0.002,
            "For every 10 points more on the deprivation index of 2015 the rate is 2.05 times as high (95% interval "
            "1.64 to 2.56): more than chance can explain (p 0.002).",
        ),
        (NAN, NAN, "Too few people or boroughs to tell whether deprived boroughs were heard as much as others."),
    ],
)
def test_deprivation_is_said_for_ten_points(ratio, p, sentence):
    assert fairness.deprivation_words(gradient(ratio), p, 2015) == sentence


@pytest.mark.parametrize(("dispersion", "start"), [(5.4, "Apart from that"), (1.2, "Apart"), (NAN, "")])
def test_boroughs_that_differ_more_than_by_chance_are_said_to(dispersion, start):
    said = fairness.spread_words(dispersion)
    assert said.startswith(start)
    assert ("5.4 times as large" in said) == (dispersion == 5.4)


def ages(people: list[float], shares: list[float]) -> pd.DataFrame:
    rows = pd.DataFrame({"value": ["Under 35", "35 and over"], "participants": people, "population_share": shares})
    share = rows["participants"] / max(rows["participants"].sum(), 1)
    return rows.assign(share=share, low=share - 0.1, high=share + 0.1)


@pytest.mark.parametrize(
    ("people", "shares", "p", "sentence"),
    [
        (
            [20, 80],
            [0.5, 0.5],
            0.0001,
            "By age group, people heard differ from the population by more than chance (of 100 people whose age group "
            "is known, p below 0.001): Under 35 20% (population 50%) and 35 and over 80% (population 50%). To be like "
            "the population, 30% of them would have to be others; chance alone would give 4%.",
        ),
        (
            [48, 52],
            [0.5, 0.5],
            0.7,
            "By age group, no clear difference from the population (of 100 people whose age group is known, p 0.700).",
        ),
        ([48, 52], [NAN, NAN], NAN, "The population's shares by age group are not declared, so nothing is compared."),
        ([0, 0], [0.5, 0.5], NAN, "Nobody's age group is known."),
        ([9, 1], [1.0, 0.0], NAN, "By age group nothing can be compared."),
    ],
)
def test_an_attribute_is_compared_with_the_population_where_its_shares_are_declared(people, shares, p, sentence):
    known = np.isfinite(shares).all() and min(shares) > 0
    fit = fit_to_population(people, shares) if known else Fit(NAN, 0, NAN, NAN, int(sum(people)), False)
    assert fairness.attribute_words("age group", ages(people, shares), fit, p, 0.3, 0.04) == sentence
