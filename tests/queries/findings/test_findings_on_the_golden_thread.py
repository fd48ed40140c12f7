"""The golden thread in words, from literal numbers."""

import pandas as pd
import pytest

from queries.findings.decisions import decision_words
from queries.findings.thread import (
    dropped_though_supported,
    ended,
    heading,
    lost_principles,
    nothing_behind,
    support,
    with_support,
)


def summary(ideas: int, kept: int, merged: int, dropped: int, sentences: int) -> dict[str, int]:
    decided = kept + merged + dropped
    return {"ideas": ideas, "decided": decided, "kept": kept, "merged": merged, "dropped": dropped} | {
        "sentences": sentences
    }


@pytest.mark.parametrize(
    ("row", "sentences", "said"),
    [
        (
            summary(490, 88, 71, 42, 15),
            23,
            "201 ideas decided: 159 kept or merged into 15 sentences, 42 dropped; 289 ideas not decided yet",
        ),
        (summary(2, 1, 0, 0, 1), 1, "1 idea decided: 1 kept or merged into 1 sentence, none dropped; "
         "1 idea not decided yet"),
        (summary(1, 0, 0, 1, 0), 3, "1 idea decided: none kept, 1 dropped"),
        (summary(9, 0, 0, 0, 0), 3, "3 sentences written, no idea decided yet"),
        (summary(0, 0, 0, 0, 0), 0, "No sentence written, no idea decided yet"),
    ],
)  # fmt: skip
def test_the_heading_counts_what_was_decided(row, sentences, said):
    assert heading(row, sentences) == said


def outcomes(*rows: tuple) -> pd.DataFrame:
    columns = ["idea", "called", "principle_name", "outcome", "reason", "n_for", "n_against", "n_neutral"]
    return with_support(pd.DataFrame(list(rows), columns=columns))


LOST = (1, "One", "Joint planning", "dropped", "Too local", 40, 10, 0)
WEAK = (2, "Two", "Joint planning", "kept", "", 5, 5, 0)
KEPT = (3, "Three", "Joint planning", "merged", "", 30, 2, 0)
ELSE = (4, "Four", "Data access", "dropped", "", 9, 0, 0)
NOBODY = (5, "Five", "Data access", "dropped", "", 0, 0, 0)


def test_an_idea_is_well_supported_where_the_whole_interval_is_over_one_half():
    frame = outcomes(LOST, WEAK, NOBODY)
    assert frame["supported"].tolist() == [True, False, False]
    assert frame[["share", "low", "high"]].iloc[0].round(4).tolist() == [0.8, 0.6696, 0.8876]  # Wilson, 40 of 50
    assert frame["n"].tolist() == [50, 10, 0]


def test_an_idea_dropped_from_one_sentence_and_kept_in_another_is_not_gone():
    frame = outcomes(LOST, (*LOST[:3], "kept", *LOST[4:]))
    assert frame["gone"].tolist() == [False, False]
    assert dropped_though_supported(frame) == "No idea that a clear majority supported was dropped."


def test_support_that_was_dropped_is_said_with_its_reason():
    assert dropped_though_supported(outcomes(LOST, WEAK)) == (
        "1 idea that a clear majority supported was dropped: “One”, supported by 80% of 50 people (67% to 89%) and "
        "dropped: too local."
    )
    assert dropped_though_supported(outcomes(LOST, ELSE)).startswith(
        "2 ideas that a clear majority supported were dropped, first of all “Four”, supported by 100% of 9 people"
    )
    assert dropped_though_supported(outcomes()) == ""


def test_a_principle_is_lost_where_all_its_well_supported_ideas_were_dropped():
    assert lost_principles(outcomes(LOST, WEAK, KEPT)) == []
    assert lost_principles(outcomes(LOST, WEAK, NOBODY)) == [
        "Joint planning: every well-supported idea was dropped. Supported by 80% of 50 people (67% to 89%) and "
        "dropped: too local."
    ]
    assert lost_principles(outcomes(ELSE))[0].endswith("(70% to 100%) and dropped: no reason given.")


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        ([], ""),
        ([2, 1], "Every sentence has an idea behind it."),
        ([0, 1], "1 of 2 sentences has no idea behind it."),
        ([0, 0, 1], "2 of 3 sentences have no idea behind them."),
    ],
)
def test_sentences_with_nothing_behind_them_are_counted(behind, said):
    assert nothing_behind(pd.DataFrame({"kept": behind, "merged": 0})) == said


def test_an_idea_nobody_voted_on_has_no_support():
    assert support(outcomes(NOBODY).iloc[0]) == "nobody yet"
    assert [ended({"outcome": one}) for one in ("kept", "merged", "dropped")] == [
        "Kept in", "Merged into", "Dropped, weighed for",
    ]  # fmt: skip


def test_a_lead_s_decisions_on_sentences_and_ideas_are_said():
    sentence = {"framework": "declaration-2014", "statement_id": "s1", "principle": "declaration-2014:1", "text": "A b"}
    names = {"declaration-2014:1": "Get Personal"}
    assert decision_words("statements", sentence, names=names) == "Sentence s1 under Get Personal: “A b”"
    assert decision_words("statements", sentence | {"principle": "", "text": ""}) == (
        "Sentence s1 of declaration-2014: as the export says again"
    )
    idea = {"source": "polis", "idea_id": "i1", "statement_id": "s1", "outcome": "dropped", "reason": "Too local"}
    assert decision_words("outcomes", idea) == "Idea i1 of polis: dropped, weighed for s1 (Too local)"
    assert decision_words("outcomes", idea | {"outcome": "merged", "reason": ""}) == (
        "Idea i1 of polis: merged into s1"
    )
    assert decision_words("outcomes", idea | {"outcome": "undecided"}) == "Idea i1 of polis: not decided yet"
    assert decision_words("outcomes", idea | {"outcome": ""}) == "Idea i1 of polis: as the export says again"
