"""Sentences on areas beside London, in literal cases."""

import pandas as pd
import pytest

from queries.findings.principle_areas import across_principles, beside_london, signed, smoothing_words

NAN = float("nan")


@pytest.mark.parametrize(
    ("net", "words"), [(0.42, "+42%"), (-0.1, "−10%"), (0.001, "0%"), (-0.001, "0%"), (1, "+100%")]
)
def test_net_support_carries_its_sign(net, words):
    assert signed(net) == words


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((0.1, -0.2, 0.4), "Net support for Joint planning from Camden is +10%, about as in London (+30%)"),
        ((-0.5, -0.6, -0.4), "Net support for Joint planning from Camden is −50%, less than in London (+30%)"),
        ((0.9, 0.8, 1.0), "Net support for Joint planning from Camden is +90%, more than in London (+30%)"),
        ((NAN, NAN, NAN), "No votes on Joint planning from Camden"),
    ],
)
def test_net_support_of_an_area_stands_beside_londons(row, said):
    row = pd.Series(row, index=["value", "low", "high"])
    assert beside_london("net", "Camden", "Joint planning", row, 0.3) == said


def test_the_share_for_is_said_as_everywhere():
    row = pd.Series([0.8, 0.7, 0.9], index=["value", "low", "high"])
    said = "80% of the votes from Camden are for Joint planning, about as in London (75%)"
    assert beside_london("p", "Camden", "Joint planning", row, 0.75) == said


def principles(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["principle", "value", "low", "high", "london"])


MORE, LESS, SAME = ("A", 0.9, 0.8, 1, 0.7), ("B", 0.2, 0.1, 0.3, 0.7), ("C", 0.7, 0.6, 0.8, 0.7)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((MORE, LESS, SAME), "Camden: more for than London on A; less on B; about as London on 1"),
        ((LESS,), "Camden: less for than London on B"),
        ((SAME, SAME), "Camden: about as London on all 2 principles"),
        ((SAME,), "Camden: about as London on 1 principle"),
        ((("A", NAN, NAN, NAN, 0.7),), "No votes from Camden"),
    ],
)
def test_an_area_is_compared_on_all_principles(rows, said):
    assert across_principles("Camden", principles(*rows)) == said


def smoothed(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group_name", "p", "p_smoothed", "weight"])


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (
            smoothed(("Camden", 0.8, 0.79, 0.9), ("Sutton", 1.0, 0.76, 0.1), ("Unknown", 0.1, NAN, NAN)),
            "Each area is drawn towards the average of all, the more so the fewer people voted there; most of all "
            "Sutton, "
            "from 100% to 76%.",
        ),
        (
            smoothed(("Camden", 0.801, 0.802, 0.9)),
            "Each area is drawn towards the average of all, the more so the fewer people voted there.",
        ),
        (
            smoothed(("Camden", 0.8, 0.7, 0.0)),
            "These areas differ no more than chance would make them differ, so each is drawn all the way to their "
            "average.",
        ),
        (smoothed(("Camden", NAN, NAN, NAN)), ""),
    ],
)
def test_smoothing_is_explained_by_what_it_moved_most(areas, said):
    assert smoothing_words(areas, "p") == said
