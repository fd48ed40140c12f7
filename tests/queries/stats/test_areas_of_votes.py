"""Share for and net support of areas, smoothed: in plain arithmetic, and where there is little to smooth."""

import pandas as pd
import pytest

from queries.stats.areas_of_votes import votes_of_areas
from queries.stats.votes import sums_over_people


def areas(*rows: tuple) -> pd.DataFrame:
    """Areas in which everybody cast one vote: kind, for, against, neutral."""
    found = []
    for kind, *votes in rows:
        signs = [sign for sign, number in enumerate(votes) for _ in range(number)]
        people = pd.DataFrame({f"n_{name}": [int(sign == place) for sign in signs]
                               for place, name in enumerate(("for", "against", "neutral"))})  # fmt: skip
        found.append(sums_over_people(people).assign(kind=kind))
    return pd.concat(found, ignore_index=True)


def test_areas_are_drawn_to_their_average_by_marshalls_rule():
    found = votes_of_areas(areas(("borough", 40, 10, 0), ("borough", 10, 40, 0), ("borough", 4, 0, 0)))
    n, p = [50, 50, 4], [0.8, 0.2, 1.0]
    # With one vote a person the design effect is k / (k - 1); of four who all said the same it is unknown: four people.
    sizes = [n_people * (n_people - 1) / n_people if n_people > 4 else 4 for n_people in n]
    mean = sum(s * x for s, x in zip(sizes, p, strict=True)) / sum(sizes)
    size = sum(sizes) / 3
    observed = sum(s * (x - mean) ** 2 for s, x in zip(sizes, p, strict=True)) / sum(sizes)
    between = (observed - mean * (1 - mean) / size) / (1 - 1 / size)
    k = mean * (1 - mean) / between - 1
    smoothed = [(s * x + mean * k) / (s + k) for s, x in zip(sizes, p, strict=True)]
    assert found["p"].to_list() == p
    assert found["p_smoothed"].to_list() == pytest.approx(smoothed)
    assert found["net_smoothed"].to_list() == pytest.approx([2 * share - 1 for share in smoothed])
    assert found["weight"].is_monotonic_decreasing


def test_neutral_votes_are_half_for_in_smoothed_net_support_and_none_in_the_share_for():
    found = votes_of_areas(areas(("group", 0, 0, 30), ("group", 30, 0, 0)))
    assert found["p"].to_list() == [0, 1] and found["net"].to_list() == [0, 1]
    assert 0 < found["p_smoothed"][0] < 0.5 and 0 < found["net_smoothed"][0] < 0.5


def test_the_city_and_people_without_an_area_are_neither_smoothed_nor_part_of_the_average():
    own = areas(("borough", 9, 1, 0), ("borough", 2, 8, 0))
    more = pd.concat([own, areas(("city", 0, 9, 0), ("unknown", 0, 90, 0))], ignore_index=True)
    smoothed = ["p_smoothed", "net_smoothed", "weight"]
    found = votes_of_areas(more)
    assert found[smoothed].iloc[:2].to_dict() == votes_of_areas(own)[smoothed].to_dict()
    assert found[smoothed].iloc[2:].isna().all(axis=None)
    assert found["p"].iloc[2:].to_list() == [0, 0]


@pytest.mark.parametrize(
    ("rows", "smoothed"),
    [
        ([("borough", 6, 2, 0)], [0.75]),
        ([("borough", 6, 2, 0), ("borough", 6, 2, 0)], [0.75, 0.75]),
        ([("borough", 1, 0, 0)], [1.0]),
    ],
    ids=["one borough only", "all equal", "one person"],
)
def test_where_nothing_differs_all_get_the_overall_share(rows, smoothed):
    assert votes_of_areas(areas(*rows))["p_smoothed"].to_list() == pytest.approx(smoothed)


def test_an_area_without_votes_has_no_smoothed_figure():
    frame = areas(("borough", 6, 2, 0), ("borough", 0, 0, 0), ("unknown", 3, 0, 0))
    assert votes_of_areas(frame)["p_smoothed"].isna().tolist() == [False, True, True]
    assert votes_of_areas(frame.iloc[1:])["p_smoothed"].isna().all()
    assert votes_of_areas(frame.iloc[:0]).empty
