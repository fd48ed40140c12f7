"""Asking a question: what is bound, which file is read, what is remembered, and what is refused."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from access import Role, Viewer
from queries.question import question, questions
from queries.rows import bind, file_of
from queries.runner import NotPublished, WrongAnswer, ask, asked_by
from tests.asking import NOTHING_CHOSEN, fitting
from tests.small_programmes import imported, people, written
from warehouse.arriving.beside import put_beside
from warehouse.importers.plan import Options
from warehouse.live import Release, current

LEAD, DESIGN, FUNDER = (Viewer(role) for role in (Role.LEAD, Role.DESIGN, Role.FUNDER))
BRENT, CAMDEN = "E09000005", "E09000007"
PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    """12 people of Camden, 3 of Brent, 9 of Enfield, 1 of nowhere known; all nurses, all for principle 1."""
    return imported(tmp_path_factory.mktemp("small"), people({"Camden": 12, "Brent": 3, "Enfield": 9, "": 1}))


def asked(name: str, viewer: Viewer, release: Release, **chosen) -> pd.DataFrame:
    """The answer with nothing chosen but this."""
    return ask(name, viewer, release, **fitting(asked_by(name, viewer), NOTHING_CHOSEN | chosen))


def participants(release: Release, viewer: Viewer = LEAD, **chosen) -> int:
    return asked("coverage/summary", viewer, release, **chosen)["participants"].item()


def by_area(viewer: Viewer, release: Release) -> dict:
    frame = asked("coverage/areas", viewer, release)
    return dict(zip(frame["group_code"], frame["participants"], strict=True))


@pytest.mark.parametrize(
    ("areas", "people"),
    [
        ([], 25),
        ((), 25),
        ([BRENT], 3),
        ([CAMDEN, BRENT], 15),
        ((CAMDEN, BRENT), 15),
        (["unknown"], 1),
        (["E09000099"], 0),
    ],
)
def test_a_list_holds_what_is_meant_and_an_empty_one_means_all(release, areas, people):
    assert participants(release, areas=areas) == people


def test_lists_are_bound_value_by_value():
    sql, values = bind(question("coverage/summary"), NOTHING_CHOSEN | {"areas": [CAMDEN, BRENT]})
    assert "gss_code IN ($areas_0, $areas_1)" in sql
    assert {key: value for key, value in values.items() if "areas" in key} == {
        "areas_0": CAMDEN,
        "areas_1": BRENT,
        "all_areas": False,
    }


def test_an_empty_list_is_bound_as_all():
    sql, values = bind(question("coverage/summary"), NOTHING_CHOSEN)
    assert "$all_areas OR gss_code IN ($areas_0)" in sql
    assert values["all_areas"] is True


@pytest.mark.parametrize("text", ["' OR '1'='1", "'; DROP TABLE people; --", "$all_areas", "E09000007' --"])
def test_a_value_is_only_ever_a_value(release, text):
    assert participants(release, areas=[text]) == 0
    assert participants(release) == 25


def test_a_day_bounds_what_is_counted(release):
    assert participants(release, since=date(2014, 6, 2)) == 0
    assert participants(release, since=date(2014, 6, 1), until=date(2014, 6, 1)) == 25


def test_a_parameter_that_is_missing_or_unknown_is_a_fault_of_the_program(release):
    with pytest.raises(TypeError, match=r"programme/terms takes \[\], not \['level'\]"):
        ask("programme/terms", LEAD, release, level="borough")
    with pytest.raises(TypeError, match=r"votes/counted_only takes \['framework'\], not \[\]"):
        ask("votes/counted_only", LEAD, release)


def test_a_question_that_does_not_exist_is_not_found(release):
    with pytest.raises(FileNotFoundError):
        ask("coverage/nothing", LEAD, release)


@pytest.mark.parametrize("columns", ["name AS title, made_up", "made_up, name", "name", "name, made_up, start_day"])
def test_an_answer_with_other_columns_than_its_header_s_is_refused(release, tmp_path, columns):
    header = "-- The programme.\n-- One row.\n--\n-- name  label  its name\n-- made_up  yes_no  whether it is made up\n"
    (tmp_path / "wrong.sql").write_text(f"{header}SELECT {columns} FROM programme\n")
    with pytest.raises(WrongAnswer, match="gave the columns"):
        ask(str(tmp_path / "wrong"), LEAD, release)


def test_the_role_picks_the_file(release):
    assert file_of(LEAD, release) == file_of(DESIGN, release) == release.warehouse
    assert file_of(FUNDER, release) == release.published


def test_the_role_picks_the_question():
    assert asked_by("coverage/areas", LEAD).name == asked_by("coverage/areas", DESIGN).name == "coverage/areas"
    assert asked_by("coverage/areas", FUNDER).name == "published/coverage/areas"
    assert asked_by("published/coverage/areas", FUNDER).name == "published/coverage/areas"


@pytest.mark.parametrize("name", ["afterwards/counterparts", "shared/sentences", "no/thing", "../shared/outcomes"])
def test_a_question_without_a_published_form_is_not_a_funder_s_whatever_it_reads(name):
    with pytest.raises(NotPublished, match="not among the published figures"):
        asked_by(name, FUNDER)


def test_one_viewer_s_answer_is_never_another_s(release):
    for _ in range(2):
        assert by_area(LEAD, release)[BRENT] == 3
        assert by_area(DESIGN, release)[BRENT] == 3
        assert pd.isna(by_area(FUNDER, release)[BRENT])
        assert by_area(FUNDER, release)[CAMDEN] == 10


@pytest.mark.parametrize(
    "name",
    ["ideas/of_principle", "organisations/list", "programme/quarantine", "programme/files", "programme/days"],
)
def test_a_funder_is_not_answered_from_rows_of_people(release, name):
    with pytest.raises(NotPublished, match="not among the published figures"):
        asked(name, FUNDER, release)


@pytest.mark.parametrize(
    ("filter_", "value"),
    [("roles", ["nurse"]), ("areas", [BRENT]), ("organisation_kinds", ("charity",)), ("items", ["vision-2014:1"])],
)
def test_a_funder_cannot_narrow_what_is_published(release, filter_, value):
    with pytest.raises(NotPublished, match=f"coverage/summary is not published by {filter_}"):
        ask("coverage/summary", FUNDER, release, since=None, until=None, **{filter_: value})


def test_every_question_is_answered_or_refused_in_words_whoever_asks(sample_release):
    for name in questions():
        if not name.startswith("published/"):
            try:
                answer = asked(name, FUNDER, sample_release)
            except NotPublished:
                continue
            assert list(answer.columns) == [field.name for field in asked_by(name, FUNDER).columns]


def test_a_file_without_its_tables_is_a_fault_to_a_lead(tmp_path):
    empty = Release(tmp_path, "empty")
    empty.warehouse.parent.mkdir(parents=True)
    duckdb.connect(empty.warehouse).close()
    with pytest.raises(duckdb.CatalogException):
        ask("programme/terms", LEAD, empty)


def test_the_same_question_twice_gives_equal_frames_of_their_own(release):
    first = asked("coverage/areas", LEAD, release)
    first.loc[:, "participants"] = 0
    del first["votes"]
    again = asked("coverage/areas", LEAD, release)
    assert again["participants"].sum() == 25
    assert again["votes"].sum() == 25
    pd.testing.assert_frame_equal(again, asked("coverage/areas", LEAD, release))


@pytest.mark.slow
def test_a_new_release_gives_new_answers_and_the_old_one_its_own(tmp_path: Path):
    """The import is a command of its own, while the old release is open here: a dashboard goes on meanwhile."""
    old = imported(tmp_path, people({"Brent": 3}))
    before = participants(old)
    more = written(tmp_path / "more" / "export", people({"Brent": 4}))
    command = [sys.executable, "-m", "warehouse", "import", more, "--to", tmp_path]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    new = current(tmp_path)
    assert (before, participants(new), participants(old)) == (3, 4, 3)


def test_what_has_arrived_since_is_part_of_what_is_asked(tmp_path):
    release = imported(tmp_path, people({"Brent": 3}), source="workshop")
    votes = {"votes.csv": "participant_id,principle,vote\nnobody yet,1,1\n"}
    more = written(tmp_path / "more" / "export", votes)
    beside = put_beside(release, more, "workshop", Options(source="workshop", add=True))
    assert (participants(release), participants(beside), participants(release)) == (3, 4, 3)
    funders = asked("coverage/areas", FUNDER, beside)
    pd.testing.assert_frame_equal(funders, asked("coverage/areas", FUNDER, release))


@pytest.fixture(scope="module")
def hundred(sample_release) -> list[tuple[str, dict]]:
    """A hundred different things to ask of the sample: days by area, by role and up to a day, and all that is fixed."""
    choices = ask("programme/choices", LEAD, sample_release)
    areas, roles = (choices.loc[choices["list"] == kind, "code"].tolist() for kind in ("area", "role"))
    days = [date(2014, 6, 20) + timedelta(days=more) for more in range(40)]
    chosen = [{"areas": [area]} for area in areas] + [{"roles": [role]} for role in roles]
    chosen += [{"until": day} for day in days]
    fixed = [(name, {}) for name in questions() if not question(name).parameters and not name.startswith("published/")]
    return [*fixed, *(("programme/days", each) for each in chosen)][:100]


def test_eight_threads_asking_at_once_are_answered_as_one_alone(sample_release, hundred):
    alone = [asked(name, LEAD, sample_release, **chosen) for name, chosen in hundred]

    def ask_all(thread: int) -> list[int]:
        """The places of wrong answers, asked from another place on, and with a kind of organisation that is nobody's,
        so that nothing is remembered of it yet."""
        release = sample_release
        kinds = ask("programme/choices", LEAD, release)
        everyone = [*kinds.loc[kinds["list"] == "organisation_kind", "code"], f"nobody's {thread}"]
        places = [(place + 13 * thread) % 100 for place in range(100)]
        again = [(at, hundred[at][0], {**hundred[at][1], "organisation_kinds": everyone}) for at in places]
        return [at for at, name, chosen in again if not asked(name, LEAD, release, **chosen).equals(alone[at])]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask_all, range(8))) == [[]] * 8
