"""Simpson's guard: Berkeley's admissions, and crowds where the whole does not mislead."""

import math

import pandas as pd
import pytest

from queries.stats.simpson import between, reversal

COLUMNS = ["for_1", "n_1", "for_2", "n_2"]
# Admitted and applied, men and women, by department A to F: UCBAdmissions of R (Bickel, Hammel & O'Connell 1975).
BERKELEY = pd.DataFrame(
    [(512, 825, 89, 108), (353, 560, 17, 25), (120, 325, 202, 593), (138, 417, 131, 375), (53, 191, 94, 393),
     (22, 373, 24, 341)],
    columns=COLUMNS,
)  # fmt: skip


def test_berkeley_admitted_more_men_and_most_departments_more_women():
    found = reversal(BERKELEY)
    assert (found.first, found.second) == (pytest.approx(0.445, abs=5e-4), pytest.approx(0.304, abs=5e-4))
    assert found.pooled == pytest.approx(0.9046968, abs=5e-8)
    # 1.4269462 on one degree of freedom.
    assert math.erfc(math.sqrt(1.4269462 / 2)) == pytest.approx(found.p, abs=5e-8)
    assert (found.reversed, found.strata, found.misleads) == (4, 6, True)


def test_the_whole_does_not_mislead_where_most_strata_agree_with_it():
    alike = pd.DataFrame([(60, 100, 40, 100), (30, 50, 20, 50), (4, 10, 5, 10)], columns=COLUMNS)
    assert reversal(alike).reversed == 1 and not reversal(alike).misleads


def test_one_stratum_is_no_paradox_and_none_is_nothing():
    one = pd.DataFrame([(60, 100, 40, 100), (3, 9, 0, 0)], columns=COLUMNS)
    assert (reversal(one).strata, reversal(one).misleads) == (1, False)
    none = reversal(one.head(0))
    assert none.strata == 0 and math.isnan(none.first) and not none.misleads


def test_when_everybody_says_the_same_there_is_no_ratio_and_no_paradox():
    same = reversal(pd.DataFrame([(10, 10, 20, 20), (5, 5, 9, 9)], columns=COLUMNS))
    assert math.isnan(same.pooled) and not same.misleads


def test_strata_with_few_people_on_either_side_are_left_out():
    rows = [
        ("i", side, stratum, people, 10, votes_for)
        for stratum, people in (("a", 8), ("b", 8), ("c", 2))
        for side, votes_for in (("inner", 6), ("outer", 4))
    ]
    sums = pd.DataFrame(rows, columns=["item", "side", "stratum", "people", "n", "n_for"])
    found = between(pd.concat([sums, sums.head(1)]), ("inner", "outer"), 8)
    assert list(found) == ["i"] and found["i"].strata == 2
    assert found["i"].first == pytest.approx(18 / 30)
    assert between(sums[sums["side"] == "inner"], ("inner", "outer"), 8) == {}
    assert between(sums.head(0), ("inner", "outer"), 8) == {}
