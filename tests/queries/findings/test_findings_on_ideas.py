"""What is said of ideas, word for word."""

import pandas as pd
import pytest

from queries.findings.ideas import became, found, heading, no_opinions, opened, opinions, typical, wording


def ideas(*rows: tuple[int, float, float]) -> pd.DataFrame:
    """Ideas with so many votes, the lower end of the share for and of the share against; 2 comments each."""
    frame = pd.DataFrame(rows, columns=["n", "low", "against_low"])
    return frame.assign(comments=2)


FOR, AGAINST, OPEN = (50, 0.6, 0.1), (50, 0.1, 0.6), (50, 0.45, 0.3)


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (ideas(), "No ideas yet"),
        (ideas(FOR), "1 idea: a clear majority for 1"),
        (ideas(FOR, FOR, AGAINST, OPEN), "4 ideas: a clear majority for 2 and against 1"),
        (ideas(AGAINST, OPEN), "2 ideas: a clear majority against 1"),
        (ideas(OPEN, OPEN), "2 ideas, none with a clear majority for or against"),
        (ideas((0, float("nan"), float("nan"))), "1 idea with 2 comments"),
    ],
)
def test_the_heading(frame, said):
    assert heading(frame) == said


def test_on_a_scale_nothing_is_for_or_against():
    assert heading(ideas(FOR, FOR), scaled=True) == "2 ideas with 4 comments"


def test_what_a_search_found():
    assert found(3, 1, "“care”") == "2 ideas with “care”, and 1 rejected one at the foot"
    assert found(1, 0, "“care”") == "1 idea with “care”"
    assert found(0, 0, "“care”") == "No ideas with “care”"


def test_an_opened_idea():
    assert opened(0, 0, float("nan"), float("nan")) == "Nobody voted on it under these filters"
    assert opened(1, 1, 0.21, 1) == "1 of 1 person who voted are for it (100%; 95% interval 21% to 100%)"
    assert opened(115, 95, 0.746, 0.884) == "95 of 115 people who voted are for it (83%; 95% interval 75% to 88%)"


@pytest.mark.parametrize(
    ("outcome", "item", "reason", "day", "said"),
    [
        ("merged", "Your life", "Kept its point", pd.Timestamp(2014, 10, 3),
         "Merged into a broader statement under Your life on 3 October 2014: kept its point"),
        ("kept", "", "", pd.NaT, "Kept as a statement"),
        ("dropped", "Your life", "Support was divided", pd.NaT, "Dropped: support was divided"),
        ("", "", "", pd.NaT, "Decided on"),
    ],
)  # fmt: skip
def test_what_became_of_an_idea(outcome, item, reason, day, said):
    assert became(pd.Series({"outcome": outcome, "item": item, "reason": reason, "decided_at": day})) == said


def test_what_is_typical_of_a_group():
    rows = pd.DataFrame({"clear": [True, False, False]})
    assert typical("GP", 7, rows) == "GP: 7 people voted on ideas, too few to call an idea typical"
    assert typical("GP", 80, rows) == "GP: 3 typical ideas, 1 of them clearly"
    assert typical("GP", 80, rows.tail(1)) == "GP: 1 typical idea, none of them clearly, after comparing so many"
    assert typical("GP", 80, rows.head(0)) == "GP: no idea is typical of this group by more than chance"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((2, 0.6, 0.9, 0.05), "Two opinion groups, clearly separated; the same people stand together when a fifth is "
         "left out"),
        ((3, 0.4, 0.9, 0.05), "Three opinion groups, weakly separated: many people stand between them"),
        ((2, 0.6, 0.5, 0.05), "Two opinion groups, weakly separated: do not read much into them, others might stand "
         "otherwise"),
        ((5, 0.6, 0.9, 0.1), "No opinion groups stand out: votes dealt out at random fall into groups as far apart as "
         "these"),
    ],
)  # fmt: skip
def test_how_sure_opinion_groups_are(numbers, said):
    assert opinions(*numbers) == said


def test_why_there_are_no_opinion_groups():
    few = "Too few for opinion groups: 1 person cast at least 7 votes on ideas, and 20 are needed"
    assert no_opinions(1, 20, 7) == few
    assert no_opinions(30, 20, 7) == "There are no opinion groups: everybody voted alike"


def test_words_of_a_group():
    assert wording("GP", []) == "GP: no word is used more here than elsewhere, beyond chance"
    assert wording("GP", ["visit"]) == "GP: “visit” is used more here than elsewhere"
    assert wording("GP", ["visit", "ward"]) == "GP: “visit” and “ward” are used more here than elsewhere"
