"""What the room reads beside the bar."""

import pandas as pd
import pytest

from queries.findings.room import moved, signed, vote_figures


def row(net: float, n: float, people: float = 5, low: float = -0.2, high: float = 0.9) -> pd.Series:
    return pd.Series({"net": net, "n": n, "people": people, "low": low, "high": high})


def test_the_figures_are_net_support_with_its_interval_votes_and_people():
    assert vote_figures(row(0.664, 1015, 542, 0.62, 0.71)) == [
        ("+66%", "net support (+62% to +71%)"),
        ("1,015", "votes"),
        ("542", "people"),
    ]


@pytest.mark.parametrize("n", [0, float("nan")])
def test_without_votes_there_are_no_figures(n):
    assert vote_figures(row(float("nan"), n)) == []


def test_people_that_are_hidden_are_left_out():
    assert [words for _, words in vote_figures(row(0.5, 10, float("nan")))] == ["net support (−20% to +90%)", "votes"]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (row(0.50, 10), row(0.58, 14), ("+8 points", "since 10:31, with 4 new votes")),
        (row(0.50, 10), row(0.49, 11), ("−1 point", "since 10:31, with 1 new vote")),
        (row(0.50, 10), row(0.50, 10), ("0 points", "since 10:31, with no new votes")),
        (row(float("nan"), 0), row(0.5, 3), ("–", "since 10:31, with 3 new votes")),
        (row(0.5, float("nan")), row(0.5, 3), ("–", "since 10:31: hidden")),
    ],
)
def test_how_support_moved_is_said_in_points(before, now, said):
    assert moved(before, now, "10:31") == said


@pytest.mark.parametrize(("share", "said"), [(0.004, "0%"), (-0.004, "0%"), (-1, "−100%"), (float("nan"), "not known")])
def test_a_share_stands_with_its_sign(share, said):
    assert signed(share) == said
