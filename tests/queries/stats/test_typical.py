"""Ideas typical of a group: the same numbers as red-dwarf's, which follow Polis."""

import warnings
from itertools import product

import numpy as np
import pandas as pd
import pytest

from queries.stats.typical import Z_90, representativeness, typical_ideas


@pytest.fixture(scope="module")
def oracle():
    """red-dwarf's function; the library itself warns while it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from reddwarf.utils.stats import calculate_comment_statistics_dataframes
    return calculate_comment_statistics_dataframes


@pytest.fixture(scope="module")
def cast() -> tuple[pd.DataFrame, list[int]]:
    """Votes of 60 people, by chance, on 25 ideas, a third of them missing; and a group for each person."""
    rng = np.random.default_rng(7)
    votes = rng.choice([1.0, 0.0, -1.0], (60, 25), p=[0.5, 0.2, 0.3])
    votes[rng.random(votes.shape) < 1 / 3] = np.nan
    votes[:, 0], votes[:, 1] = 1.0, np.nan
    return pd.DataFrame(votes), rng.integers(0, 3, 60).tolist()


def counts(votes: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    return (votes == 1).sum(), (votes == -1).sum(), votes.notna().sum()


def test_every_number_equals_red_dwarfs(oracle, cast):
    votes, labels = cast
    theirs, _ = oracle(votes, labels)
    for group in range(3):
        inside = np.array(labels) == group
        own, rest = counts(votes[inside]), counts(votes[~inside])
        for side, names in ((0, ["pa", "pat", "ra", "rat"]), (1, ["pd", "pdt", "rd", "rdt"])):
            ours = representativeness(own[side], own[2], rest[side], rest[2])
            for mine, name in zip(ours, names, strict=True):
                assert np.abs(mine - theirs.loc[group][name].to_numpy()).max() < 1e-12


def test_the_formula_by_hand():
    found = representativeness([9], [10], [4], [20])
    assert found.pa[0] == pytest.approx(10 / 12)
    assert found.ra[0] == pytest.approx((10 / 12) / (5 / 22))
    assert found.pat[0] == pytest.approx(2 * 11**0.5 * (10 / 11 - 0.5))
    pooled = 15 / 32
    z = (10 / 11 - 5 / 21) / (pooled * (1 - pooled) * (1 / 11 + 1 / 21)) ** 0.5
    assert found.rat[0] == pytest.approx(z)


def row(own: tuple[int, int, int], rest: tuple[int, int, int]) -> dict[str, int]:
    names = ("n_for", "n_against", "n")
    return dict(zip([*names, "rest_for", "rest_against", "rest_n"], [*own, *rest], strict=True))


def test_typical_needs_a_majority_of_the_group_and_more_than_the_rest():
    ideas = {
        "liked here only": row((19, 1, 20), (5, 15, 20)),
        "disliked here only": row((2, 18, 20), (15, 5, 20)),
        "liked by all": row((19, 1, 20), (19, 1, 20)),
        "more than the rest, yet few": row((8, 12, 20), (0, 20, 20)),
        "not seen here": row((0, 0, 0), (19, 1, 20)),
        "seen here only": row((19, 1, 20), (0, 0, 0)),
    }
    found = typical_ideas(pd.DataFrame(ideas.values(), index=list(ideas)))
    assert found["side"].to_dict() == {"liked here only": "for", "disliked here only": "against"}
    assert found["clear"].all()


def test_one_in_ten_passes_by_chance_and_none_of_them_is_clear():
    pairs = list(product(range(21), range(21)))
    weights = np.array([_binomial(a) * _binomial(b) for a, b in pairs])
    own, rest = np.array(pairs).T
    passed = representativeness(own, 20, rest, 20).rat > Z_90
    assert 0.05 < weights[passed].sum() < 0.12
    even = pd.DataFrame([row((12, 8, 20), (9, 11, 20)) for _ in range(200)])
    assert not typical_ideas(even)["clear"].any()


def _binomial(successes: int) -> float:
    from math import comb

    return comb(20, successes) / 2**20


def test_no_votes_no_ideas():
    assert typical_ideas(pd.DataFrame([row((0, 0, 0), (1, 1, 2))])).empty
