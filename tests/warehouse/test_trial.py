"""A dry run changes nothing, and goes live as it is, unless something has changed since it began."""

import shutil
from pathlib import Path

import pytest

from tests.small_programmes import imported, written
from tests.warehouse.commands.programmes import bytes_of, figures
from tests.warehouse.importers.conversations import INVERTED
from warehouse.attempts import attempts
from warehouse.build import run_import
from warehouse.decisions import decide, decided
from warehouse.importers.plan import Options
from warehouse.live import current, only_writer
from warehouse.report import report
from warehouse.standing import standing
from warehouse.trial import Trial, Wanted, make_live, try_out

LIVE = {"votes.csv": "participant_id,idea_id,vote,voted_at\np1,i1,1,2014-05-01\n"}
NEW = {"votes.csv": LIVE["votes.csv"] + "p2,i1,-1,03/04/2014\nbad,i1,7,2014-05-02\n"}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory) -> Path:
    folder = Path(tmp_path_factory.mktemp("programme"))
    imported(folder, LIVE)
    return folder


@pytest.fixture
def folder(pristine, tmp_path) -> Path:
    """A programme with one vote, for the test alone."""
    return Path(shutil.copytree(pristine, tmp_path / "programme"))


@pytest.fixture
def wanted(tmp_path) -> Wanted:
    return Wanted((written(tmp_path / "talk", NEW),), Options(dates="dmy", source="canonical:export"))


@pytest.fixture
def trial(folder, wanted, tmp_path) -> Trial:
    (tmp_path / "aside").mkdir()
    return try_out(folder, tmp_path / "aside", wanted)


def twice(share: float, doing: str) -> None:
    raise AssertionError(f"built a second time: {doing}")


def test_a_trial_says_what_would_be_and_changes_nothing(folder, wanted, tmp_path):
    before = bytes_of(folder)
    found = try_out(folder, tmp_path, wanted)
    assert bytes_of(folder) == before
    assert (found.attempt.outcome, found.attempt.sources) == ("live", ["canonical:export"])
    assert report(found.folder)["totals"]["votes"] == 2
    (fault,) = standing(current(found.folder)).faults
    assert (fault.file, fault.table, fault.code, fault.rows, fault.line) == ("votes.csv", "votes", "not_a_vote", 1, 4)
    assert (fault.column, fault.value) == ("vote", "7")


def test_what_was_tried_goes_live_without_being_built_again(folder, trial):
    attempt = make_live(folder, trial, twice)
    assert (attempt.outcome, attempt.release) == ("live", current(trial.folder).name)
    assert current(folder).name == attempt.release
    assert attempts(folder)[0].release == attempt.release
    assert (folder / "live" / "audit.csv").read_text().count("import,live") == 2
    (row,) = decided(folder, "answers")
    assert (row["option"], row["answer"], row["who"]) == ("dates", "dmy", "in the app")


def test_it_is_what_an_import_would_have_made(folder, trial, wanted, tmp_path):
    make_live(folder, trial)
    assert run_import(tmp_path / "other", wanted.paths, wanted.options).outcome == "live"
    assert figures(folder) == figures(tmp_path / "other")


def test_after_another_import_it_is_built_again_beside_it(folder, trial, tmp_path):
    more = written(tmp_path / "more", {"ideas.csv": "idea_id,text\ni9,More\n"})
    assert run_import(folder, [more]).outcome == "live"
    assert make_live(folder, trial).outcome == "live"
    assert [source.name for source in standing(current(folder)).sources] == ["canonical:export", "canonical:more"]


def test_after_a_decision_it_is_built_again_with_it(folder, trial):
    rows = [{"source": "canonical:export", "idea_id": "i1", "principle": "3", "who": "JB"}]
    decide(folder, "codings", rows)
    attempt = make_live(folder, trial)
    assert (attempt.outcome, attempt.release != current(trial.folder).name) == ("live", True)


def test_while_somebody_else_imports_it_is_refused_and_nothing_changes(folder, trial):
    before = current(folder)
    with only_writer(folder):
        attempt = make_live(folder, trial)
    assert attempt.outcome == "refused"
    assert attempt.why == "Another import is running for this programme; wait until it is done."
    assert current(folder) == before
    assert make_live(folder, trial).outcome == "live"


def test_the_questions_of_a_trial_come_with_their_choices(folder, tmp_path):
    found = try_out(folder, tmp_path, Wanted((written(tmp_path / "inverted", INVERTED),)))
    assert (found.attempt.outcome, found.attempt.option) == ("question", "--sign")
    assert found.attempt.choices == {
        "as-is": '1 means agree: people then agree most with “"Close" the day centres”',
        "inverted": "1 means disagree: people then agree most with “Home visits, meals and transport, all from one "
        "team”",
    }
    assert attempts(found.folder)[0].choices == {}
    assert make_live(folder, found).outcome == "question"
