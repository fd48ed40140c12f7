"""Decisions that stand and decisions taken back: nothing is removed from a lead's files, and a failure adds nothing."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from warehouse import checks, writing
from warehouse.build import rebuild, run_import
from warehouse.contract.terms import terms_of
from warehouse.decisions import COLUMNS, crosswalk_of, decide, decided
from warehouse.deriving.targets import resolve_targets
from warehouse.export import export
from warehouse.importers.plan import Options
from warehouse.live import building, current
from warehouse.opening import opened
from warehouse.programme import Programme
from warehouse.refusal import Refused
from warehouse.undoing import standing, taking_back

EXPORT = {
    "targets.csv": "measure,dimension,value,target,by\n"
    "participants,borough,LB Camden,30,2014-09-30\n"
    "participants,role,GP,10,\n"
    "participants,London,All London,100,\n",
    "participants.csv": "participant_id,borough,role\np1,Camden,GP\n",
    "votes.csv": "participant_id,principle,vote\np1,1,for\n",
}
FROM_EXPORT = [("E09000007", 30, "2014-09-30"), ("gp", 10, None), (None, 100, None)]


def target(value: str, number: str, by: str = "", dimension: str = "borough", **more: str) -> dict[str, str]:
    return {
        "measure": "participants",
        "dimension": dimension,
        "value": value,
        "target": number,
        "by": by,
        "who": "Sam",
    } | more


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme as its export made it. To be copied, not changed."""
    place = tmp_path_factory.mktemp("imported")
    given(place / "given", EXPORT)
    assert run_import(place / "programme", [place / "given"], Options(source="s")).outcome == "live"
    return place / "programme"


@pytest.fixture
def folder(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(imported, tmp_path / "programme"))


def given(place: Path, files: dict[str, str]) -> None:
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_text(content)


def targets(folder: Path) -> list[tuple]:
    """What holds: code, target and day, boroughs first, then roles, London last."""
    with opened(folder) as con:
        return con.execute("""
            SELECT code, target, CAST(by_day AS VARCHAR) FROM targets WHERE NOT overruled
            ORDER BY dimension = 'london', dimension, code""").fetchall()


def set_target(folder: Path, *rows: dict[str, str]) -> str:
    return rebuild(folder, kind="targets", rows=rows).release


def undo(folder: Path, place: int) -> None:
    set_target(folder, {**taking_back(folder, "targets", place), "who": "Kim"})


def kept(folder: Path) -> bytes | None:
    path = folder / "decisions" / "targets.csv"
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("spelling", ["camden ", "E09000007"])
def test_a_lead_s_target_overrules_the_export_s_however_the_borough_is_spelled(folder, spelling):
    set_target(folder, target(spelling, "40", "2014-10-31"))
    assert targets(folder) == [("E09000007", 40, "2014-10-31"), *FROM_EXPORT[1:]]


def test_a_lead_s_target_for_london_a_role_and_nowhere_yet_stands_too(folder):
    set_target(
        folder, target("", "200", dimension="london"), target("general practitioner", "5", dimension="role"),
        target("Brent", "7", measure="organisations"),
    )  # fmt: skip
    assert targets(folder) == [("E09000005", 7, None), FROM_EXPORT[0], ("gp", 5, None), (None, 200, None)]


def test_a_target_of_nought_says_that_there_is_none(folder):
    set_target(folder, target("Camden", "0"))
    assert targets(folder) == FROM_EXPORT[1:]


def test_undo_brings_back_what_was_before_and_undoing_that_brings_back_the_decision(folder):
    set_target(folder, target("Camden", "40"))
    set_target(folder, target("Camden", "50", "2014-10-01"))
    undo(folder, 1)
    assert targets(folder)[0] == ("E09000007", 40, None)
    undo(folder, 2)
    assert targets(folder)[0] == ("E09000007", 50, "2014-10-01")
    assert [(row["target"], row["who"]) for row in decided(folder, "targets")] == [
        ("40", "Sam"), ("50", "Sam"), ("40", "Kim"), ("50", "Kim"),
    ]  # fmt: skip


def test_undoing_the_first_decision_makes_the_export_s_target_hold_again(folder):
    before = current(folder).name
    set_target(folder, target("Camden", "40"))
    undo(folder, 0)
    assert targets(folder) == FROM_EXPORT
    assert current(folder).name == before
    assert standing(folder, "targets") == []


@pytest.mark.slow
def test_a_decision_that_is_not_the_last_can_be_undone_where_no_later_one_is_about_the_same(folder):
    set_target(folder, target("Camden", "40"))
    set_target(folder, target("Brent", "20"))
    undo(folder, 0)
    assert targets(folder) == [("E09000005", 20, None), *FROM_EXPORT]
    assert [row["value"] for row in standing(folder, "targets")] == ["Brent"]


def test_a_decision_below_a_later_one_about_the_same_is_not_undone(folder):
    set_target(folder, target("Camden", "40"), target("LB Camden", "50"))
    for place, why in [(0, "A later decision about the same"), (2, "not there any more"), (-1, "not there any more")]:
        with pytest.raises(Refused, match=why):
            taking_back(folder, "targets", place)


def test_pressing_undo_twice_undoes_once(folder):
    set_target(folder, target("Camden", "40"))
    undo(folder, 0)
    once = kept(folder)
    with pytest.raises(Refused, match="A later decision about the same"):
        undo(folder, 0)
    assert kept(folder) == once


def test_the_same_decision_twice_is_the_same_release(folder):
    assert set_target(folder, target("Camden", "40")) == set_target(folder, target("Camden", "40"))
    assert len(standing(folder, "targets")) == 1


def test_of_two_decisions_in_one_second_the_later_line_holds(folder):
    rows = [target("Camden", "1"), target("Brent", "2"), target("LB Camden", "3")]
    decide(folder, "targets", [row | {"when": "2014-06-01 09:00:00"} for row in rows])
    assert [row["target"] for row in standing(folder, "targets")] == ["2", "3"]
    rebuild(folder)
    assert targets(folder)[:2] == [("E09000005", 2, None), ("E09000007", 3, None)]


def test_two_words_for_one_role_are_one_target_and_the_later_holds(folder):
    set_target(folder, target("family doctor", "5", dimension="role"), target("GP", "6", dimension="role"))
    assert ("gp", 6, None) in targets(folder)
    assert len(targets(folder)) == 3


@pytest.mark.slow
def test_targets_outlive_a_newer_export_and_do_not_depend_on_what_came_first(folder, tmp_path):
    set_target(folder, target("Camden", "40"))
    given(tmp_path / "given", EXPORT | {"votes.csv": EXPORT["votes.csv"] + "p1,2,for\n"})
    assert run_import(folder, [tmp_path / "given"], Options(source="s")).outcome == "live"
    other = tmp_path / "other"
    decide(other, "targets", [target("Camden", "40")])
    assert run_import(other, [tmp_path / "given"], Options(source="s")).outcome == "live"
    assert targets(folder) == targets(other) == [("E09000007", 40, None), *FROM_EXPORT[1:]]
    assert current(folder).name == current(other).name


def test_what_is_exported_are_the_targets_that_hold(folder, tmp_path):
    set_target(folder, target("Camden", "40", "2014-10-31"), target("GP", "0", dimension="role"), target("Brent", "7"))
    export(folder, tmp_path / "written")
    again = tmp_path / "again"
    assert run_import(again, [tmp_path / "written"]).outcome == "live"
    assert targets(again) == targets(folder)
    assert targets(again) == [("E09000005", 7, None), ("E09000007", 40, "2014-10-31"), FROM_EXPORT[2]]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (target("Camden", "-5"), "says '-5' by '' for Camden; a target is a whole number"),
        (target("Camden", "4.5"), "says '4.5'"),
        (target("Camden", "1e3"), "says '1e3'"),
        (target("Camden", "9" * 30), "a whole number"),
        (target("Camden", "40", "31/10/2014"), "its day such as 2014-09-30"),
        (target("Camden", "", "2014-10-31"), "a whole number"),
        (target("Camden", "40", measure="luck"), "a target of 'luck' for a 'borough'"),
        (target("Camden", "40", dimension="planet"), "a target of 'participants' for a 'planet'"),
        (target("", "40"), "for a borough; say which"),
    ],
)
def test_a_target_that_is_none_is_refused_in_words(tmp_path, row, why):
    decide(tmp_path, "targets", [target("Barnet", "3"), row])
    with duckdb.connect() as con, pytest.raises(Refused, match=re.escape(why)):
        con.execute("CREATE SCHEMA staged; CREATE TABLE staged.targets (dimension VARCHAR, value VARCHAR)")
        resolve_targets(con, terms_of(Programme()), tmp_path)


def test_a_refused_target_takes_those_decided_with_it_along_and_the_file_stands_as_it_stood(folder):
    set_target(folder, target("Brent", "20"))
    before, live = kept(folder), current(folder)
    with pytest.raises(Refused, match="a whole number"):
        set_target(folder, target("Barnet", "3"), target("Camden", "-5"))
    assert (kept(folder), current(folder)) == (before, live)


@pytest.mark.parametrize("fault", [checks.CheckFailed("a check"), duckdb.Error("a fault"), OSError("no space")])
def test_a_release_that_cannot_be_made_leaves_no_decision_behind(folder, monkeypatch, fault):
    live = current(folder)

    def fail(con: object) -> None:
        raise fault

    monkeypatch.setattr(writing, "check", fail)
    with pytest.raises(Refused, match="nothing was changed"):
        set_target(folder, target("Camden", "40"))
    assert (kept(folder), current(folder)) == (None, live)


def test_while_another_builds_nothing_is_decided(folder):
    with building(folder), pytest.raises(Refused, match="Another import is running"):
        set_target(folder, target("Camden", "40"))
    assert kept(folder) is None


def test_a_file_edited_by_hand_keeps_its_columns_and_its_last_line(folder):
    path = folder / "decisions" / "targets.csv"
    path.parent.mkdir()
    path.write_text("\ufeffwho,note,when,value,target,by,dimension,measure\nSam,why,,Brent,20,,borough,participants")
    set_target(folder, target("Camden", "40"))
    assert targets(folder)[:2] == [("E09000005", 20, None), ("E09000007", 40, None)]
    assert path.read_text(encoding="utf-8").startswith("\ufeffwho,note,when,value")
    assert list(decided(folder, "targets")[1]) == list(COLUMNS["targets"])


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"value,target\nCamden,40\n", "needs the columns"), (b"measure,who\n\xff\xfe,x\n", "not text in UTF-8")],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(folder, content, why):
    (folder / "decisions").mkdir()
    (folder / "decisions" / "targets.csv").write_bytes(content)
    with pytest.raises(Refused, match=why):
        set_target(folder, target("Camden", "40")) if b"40" in content else decided(folder, "targets")
    assert kept(folder) == content


def test_a_row_that_ends_early_has_blanks_at_its_end(folder):
    (folder / "decisions").mkdir()
    (folder / "decisions" / "targets.csv").write_text(
        "measure,dimension,value,target,by,who,when\nparticipants,borough,Brent,3\n"
    )
    rebuild(folder)
    assert targets(folder)[0] == ("E09000005", 3, None)


def test_codings_are_about_one_idea_letter_for_letter_and_names_about_one_name_however_spelled(folder):
    coding = {"source": "s", "who": "Sam"}
    decide(
        folder, "codings", [coding | {"idea_id": "a-1", "principle": "1"}, coding | {"idea_id": "A1", "principle": "2"}]
    )
    assert len(standing(folder, "codings")) == 2
    names = [{"name": "St. Anne's", "organisation": "A"}, {"name": "st annes", "organisation": "B"}]
    decide(folder, "organisation_names", [row | {"who": "Sam"} for row in names])
    assert [row["organisation"] for row in standing(folder, "organisation_names")] == ["B"]
    assert taking_back(folder, "organisation_names", 1) == {"name": "st annes", "organisation": "A"}


def test_a_crosswalk_taken_back_is_the_one_that_comes_with_the_product(folder):
    shipped = crosswalk_of(folder)
    row = {"from_principle": shipped[0][0], "to_principle": shipped[0][1], "who": "Sam"}
    decide(folder, "crosswalk", [row | {"status": "agreed", "note": "so"}])
    assert crosswalk_of(folder)[0] == (*shipped[0][:2], "agreed", "so")
    decide(folder, "crosswalk", [taking_back(folder, "crosswalk", 0)])
    assert crosswalk_of(folder) == shipped
