"""How far people came, how far organisations have got, shares with intervals, and evidence."""

import pandas as pd
import pytest

from charts.evidence import describe_evidence, evidence_grid
from charts.progress import describe_progress, progress_bars
from charts.shares import describe_shares, share_dots
from charts.steps import describe_steps, step_bars

STEPS = pd.DataFrame(
    [("registered", "Registered", 100, "", False), ("took_part", "Took part", 90, "90% of those (83% to 94%)", False),
     ("gave_idea", "Gave an idea", 9, "", True)],
    columns=["step", "name", "number", "words", "part"],
)  # fmt: skip
PROGRESS = pd.DataFrame(
    [("Teams", 4, 3, 1, 8, 0.5, 0.2, 0.8), ("Money", 0, 2, 0, 2, 0.0, 0.0, 0.66),
     ("Data", 0, 0, 0, 0, None, None, None)],
    columns=["name", "implemented", "under_way", "not_begun", "known", "share", "low", "high"],
)  # fmt: skip
SHARES = pd.DataFrame(
    [("Nurse", 90, 0.9, 0.8, 0.95), ("GP", 10, 0.4, 0.2, 0.6), ("Carer", 0, None, None, None)],
    columns=["name", "n", "share", "low", "high"],
)
EVIDENCE = pd.DataFrame(
    [("Teams", "Crowd", 2), ("Teams", "Literature", 0), ("Money", "Crowd", 0), ("Money", "Literature", 1)],
    columns=["name", "kind_name", "pieces"],
)
DRAWN = {
    "steps": (step_bars, STEPS, {}),
    "progress": (progress_bars, PROGRESS, {}),
    "shares": (share_dots, SHARES, {"title": "Share", "everybody": 0.7}),
    "evidence": (evidence_grid, EVIDENCE, {}),
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", DRAWN)
def test_each_can_be_drawn_with_rows_and_without(name, dark):
    draw, frame, options = DRAWN[name]
    assert draw(frame, dark=dark, **options).to_dict()["datasets"][name]
    assert draw(frame.iloc[:0], dark=dark, **options).to_dict()["datasets"][name] == []


def test_steps_are_on_one_axis_in_the_order_given_and_parts_are_set_in():
    drawn = step_bars(STEPS).to_dict()
    first = drawn["layer"][0]["encoding"]
    assert first["y"]["sort"] == ["registered", "took_part", "gave_idea"]
    assert first["x"]["scale"]["domain"] == [0, pytest.approx(116)]
    assert [row["shown"] for row in drawn["datasets"]["steps"]] == ["Registered", "Took part", "– Gave an idea"]


def test_the_steps_in_words():
    assert describe_steps(STEPS) == (
        "People by step: Registered 100; Took part 90 (90% of those (83% to 94%)); Gave an idea 9."
    )
    assert describe_steps(STEPS.assign(number=0)) == "People by step: nothing to show yet."


def test_the_pieces_of_a_row_follow_each_other_and_say_how_many_are_known():
    rows = pd.DataFrame(progress_bars(PROGRESS).to_dict()["datasets"]["progress"])
    teams = rows[rows["name"] == "Teams"]
    assert teams[["stage", "start", "end"]].to_numpy().tolist() == [
        ["Implemented", 0, 4],
        ["Under way", 4, 7],
        ["Not begun", 7, 8],
    ]
    assert teams["words"].iloc[0] == "50% of 8 implemented (20% to 80%)"
    assert rows.loc[rows["name"] == "Data", "words"].iloc[0] == "No stage known"


def test_progress_in_words():
    assert describe_progress(PROGRESS) == (
        "Organisations by stage, 2 rows. Implemented most often: Teams (4 of 8); least often: Money (0 of 2)."
    )
    assert describe_progress(PROGRESS.iloc[:1]) == "Organisations by stage on one row; implemented: Teams (4 of 8)."
    assert describe_progress(PROGRESS.iloc[2:]) == "Organisations by stage: none has named one yet."


def test_shares_are_left_out_where_there_are_none_and_stand_in_the_order_given():
    drawn = share_dots(SHARES, title="Share", everybody=0.7).to_dict()
    assert [row["name"] for row in drawn["datasets"]["shares"]] == ["Nurse", "GP"]
    assert len(drawn["layer"]) == 4
    assert len(share_dots(SHARES, title="Share").to_dict()["layer"]) == 2


def test_shares_in_words():
    assert describe_shares(SHARES, title="Took part", everybody=0.7) == (
        "Took part for 2 groups with 95% intervals, from Nurse (90%) down to GP (40%). "
        "Clear of everybody's 70%, above: Nurse; below: GP."
    )
    assert describe_shares(SHARES.iloc[:1], title="Took part") == "Took part: Nurse (90%)."
    assert describe_shares(SHARES.iloc[2:], title="Took part") == "Took part: nothing to show yet."


def test_a_kind_without_evidence_says_none():
    rows = evidence_grid(EVIDENCE).to_dict()["datasets"]["evidence"]
    assert [row["printed"] for row in rows] == ["2", "none", "none", "1"]
    assert describe_evidence(EVIDENCE) == (
        "Evidence: 3 pieces for 2 principles. None: Literature for Teams and Crowd for Money."
    )
    assert describe_evidence(EVIDENCE.iloc[:0]) == "Evidence by principle and kind: nothing to show yet."
