"""The page Coding: ideas put under principles, saved, changed and undone; and the crosswalk."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from pages import coding, principles
from pages.parts.banners import as_written
from tests.pages.looking import stands_whole, table
from tests.small_programmes import FORMULA, LINK, PICTURE, imported
from warehouse.decisions import decided
from warehouse.live import Release

pytestmark = pytest.mark.slow  # each draws a whole page; the quick suite opens every page once

FILES = {
    "ideas.csv": f"idea_id,participant_id,principle,title,text\ni1,p1,,Weekly meeting,\"    {PICTURE}\n{LINK}\"\n"
    f"i2,p1,3,One number,To call\ni3,p2,,Home visits,{FORMULA}\n",
    "votes.csv": "participant_id,idea_id,vote\np1,i1,for\np2,i1,for\np1,i2,for\np1,i3,against\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Release:
    return imported(tmp_path_factory.mktemp("programme"), FILES)


@pytest.fixture
def release(made: Release, tmp_path: Path) -> Release:
    """The programme in a folder of its own, for each test decides something."""
    shutil.copytree(made.folder, tmp_path / "programme")
    return replace(made, folder=tmp_path / "programme")


def named(visitor: AppTest, who: str = "Sam") -> AppTest:
    """The page after somebody said who they are."""
    return visitor.text_input(key="who-coding").set_value(who).run()


def press(visitor: AppTest, key: str) -> AppTest:
    """The page after a button was pressed; it shows no fault."""
    return stands_whole(visitor.button(key=key).click().run())


def choose(visitor: AppTest, principle: str) -> AppTest:
    """The page after its idea was put under a principle and the next one came."""
    (which,) = [radio for radio in visitor.radio if radio.label == "Which principle is it about?"]
    which.set_value(principle).run()
    return press(visitor, "next")


def undo_list(visitor: AppTest):
    """The first list of decisions to undo."""
    return next(box for box in visitor.selectbox if box.label == "Undo a decision")


def to_undo(visitor: AppTest) -> list[str]:
    return undo_list(visitor).options


def undo(visitor: AppTest, beginning: str) -> None:
    """Undo the first decision that begins so."""
    undo_list(visitor).set_value(next(words for words in to_undo(visitor) if words.startswith(beginning))).run()
    press(visitor, "undo-it-codings")


def bare(visitor: AppTest) -> str:
    return "\n".join(said.value for said in visitor.markdown)


def codings(release: Release) -> list[tuple]:
    return [(row["idea_id"], row["principle"], row["who"]) for row in decided(release.folder, "codings")]


def test_ideas_are_coded_one_by_one_saved_together_and_undone_together(visit, release):
    visitor = visit(coding, release)
    assert visitor.title[0].value == "2 of 3 ideas are not under a principle yet"
    assert "Weekly meeting" in bare(visitor)
    choose(visitor, "vision-2014:1")
    assert "Home visits" in bare(visitor)
    visitor.selectbox(key="framework-one").set_value("declaration-2014").run()
    choose(visitor, "declaration-2014:2")
    assert "2 codings waiting to be saved" in bare(visitor)
    assert visitor.button(key="save").disabled
    assert codings(release) == []
    press(named(visitor), "save")
    assert [said.value for said in visitor.success] == ["2 codings saved\\."]
    assert visitor.title[0].value == "All 3 ideas are under a principle"
    assert "waiting" not in bare(visitor)
    assert codings(release) == [("i1", "vision-2014:1", "Sam"), ("i3", "declaration-2014:2", "Sam")]
    assert table(visitor, "When", "Who", "Idea")[["Who", "Idea", "Put under"]].values.tolist() == [
        ["Sam", "Home visits", "Make Boundaries Invisible (Our Declaration)"],
        ["Sam", "Weekly meeting", "Integrated teams"],
    ]
    assert to_undo(visitor)[0].startswith("2 decisions (Sam, ")
    press(visitor, "undo-it-codings")
    assert visitor.title[0].value == "2 of 3 ideas are not under a principle yet"
    assert codings(release)[2:] == [("i3", "", "Sam"), ("i1", "", "Sam")]


def test_one_coding_of_several_saved_together_is_undone_alone(visit, release):
    visitor = choose(choose(visit(coding, release), "vision-2014:1"), "vision-2014:2")
    press(named(visitor), "save")
    undo(visitor, "Weekly meeting: Integrated teams (")
    assert codings(release)[2:] == [("i1", "", "Sam")]
    undo(visitor, "Weekly meeting: As the export says (")
    assert codings(release)[3:] == [("i1", "vision-2014:1", "Sam")]


def test_votes_stand_under_the_principle_once_their_idea_does(visit, release):
    visitor = choose(visit(coding, release), "vision-2014:1")
    press(named(visitor), "save")
    shown = table(visit(principles, release), "Principle", "For").set_index("Principle")
    assert shown["Votes"].to_dict() == {"Integrated teams": 2, "Patient-centred care": 1} | {
        name: 0 for name in shown.index if name not in ("Integrated teams", "Patient-centred care")
    }


def test_an_idea_is_shown_in_the_words_it_was_written_in_and_nothing_is_made_of_them(visit, release):
    said = bare(visit(coding, release))
    assert PICTURE not in said
    assert LINK not in said
    assert f"{as_written(PICTURE)}  " in said


def test_a_skipped_idea_makes_room_for_the_next_and_comes_back_when_asked(visit, release):
    visitor = press(press(visit(coding, release), "skip"), "skip")
    assert "No idea is left but 2 ideas that you skipped." in bare(visitor)
    assert "Weekly meeting" in bare(press(visitor, "again"))


def test_what_waits_can_be_dropped(visit, release):
    visitor = press(choose(visit(coding, release), "vision-2014:1"), "drop")
    assert "waiting" not in bare(visitor)
    assert "Weekly meeting" in bare(visitor)


def search(visitor: AppTest, release: Release, words: str, rows: list[int]) -> AppTest:
    visitor.session_state[f"found-{release.name}-False-{words}"] = {"selection": {"rows": rows, "columns": []}}
    return stands_whole(visitor.run())


def test_ideas_found_by_words_are_put_under_a_principle_at_once_and_taken_back(visit, release):
    visitor = visit(coding, release, way="By search", words="VISITS hyper")
    assert table(visitor, "Idea", "Now under")["Idea"].tolist() == ["Home visits"]
    visitor = visit(coding, release, way="By search")
    assert table(visitor, "Idea", "Now under")["Identifier"].tolist() == ["i1", "i2", "i3"]
    search(visitor, release, "", [0, 1])
    visitor.selectbox(key="put-under").set_value("vision-2014:8").run()
    press(visitor, "put")
    press(named(visitor), "save")
    assert codings(release) == [("i1", "vision-2014:8", "Sam"), ("i2", "vision-2014:8", "Sam")]
    assert table(visitor, "Idea", "Now under")["Now under"].tolist() == ["Talented workforce", "Talented workforce", ""]
    assert table(visitor, "Idea", "Now under")["Said by"].tolist() == ["a lead", "a lead", ""]


def upload(visitor: AppTest, name: str, content: bytes) -> AppTest:
    return visitor.file_uploader(key="file").set_value((name, content, "text/csv")).run()


def test_a_file_of_codings_is_taken_whole_and_once(visit, release):
    visitor = named(visit(coding, release, way="By file"))
    upload(visitor, "my codings.csv", b"idea_id,principle\ni1,Pooled resources\ni3,declaration-2014:1\n")
    assert "The file has 2 codings, 2 of them new. Nothing is saved yet." in bare(visitor)
    press(visitor, "save-file")
    assert codings(release) == [("i1", "vision-2014:7", "Sam"), ("i3", "declaration-2014:1", "Sam")]
    assert "The file has 2 codings, and nothing in it is new." in bare(visitor)


def test_of_two_codings_of_an_idea_in_one_file_the_last_counts(visit, release):
    visitor = named(visit(coding, release, way="By file"))
    press(upload(visitor, "a.csv", b"idea_id,principle\ni1,4\n"), "save-file")
    upload(visitor, "b.csv", b"idea_id,principle\ni1,3\ni1,4\n")
    assert "The file has 2 codings, and nothing in it is new." in bare(visitor)
    upload(visitor, "c.csv", b"idea_id,principle\n")
    assert "The file has no codings." in bare(visitor)


def test_a_workbook_of_codings_is_read_too(visit, release):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["idea_id", "principle"])
        sheet.write_row(1, 0, ["i1", "3"])
    visitor = upload(visit(coding, release, way="By file"), "codings.XLSX", content.getvalue())
    assert "The file has 1 coding, 1 of them new. Nothing is saved yet." in bare(visitor)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"idea_id,principle\ni9,3\n", "codings.csv, line 2: 'i9' is not an idea we know."),
        (
            f"idea_id,principle\ni1,{PICTURE}\n".encode(),
            f"codings.csv, line 2: '{PICTURE}' is not a principle we know; say one such as vision-2014:1.",
        ),
        (b"idea,theme\ni1,3\n", "codings.csv needs the columns idea_id and principle; it has: idea, theme."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_nothing_is_kept(visit, release, content, why):
    visitor = upload(visit(coding, release, way="By file"), "codings.csv", content)
    (said,) = visitor.error
    assert said.value.replace("\\", "").replace("\u2060", "") == why
    assert codings(release) == []


def test_a_file_of_decisions_that_cannot_be_read_is_named(visit, release, monkeypatch):
    (release.folder / "decisions").mkdir(exist_ok=True)
    (release.folder / "decisions" / "codings.csv").write_text("idea,principle\ni1,3\n")
    monkeypatch.setattr("tests.pages.conftest.stands_whole", lambda visitor: visitor)
    visitor = visit(coding, release)
    assert [said.value.replace("\\", "") for said in visitor.error] == [
        "decisions/codings.csv needs the columns source, idea_id, principle, who, when."
    ]
    assert not visitor.exception


def status_of_the_row(visitor: AppTest):
    """The choice of a status for the first pair, Integrated teams and Make Boundaries Invisible."""
    return next(radio for radio in visitor.radio if radio.label == "Status")


def test_a_row_of_the_crosswalk_is_accepted_removed_and_given_back(visit, release):
    visitor = named(visit(coding, release))
    rows = table(visitor, "Principle", "Read under", "Status")
    assert (len(rows), set(rows["Status"])) == (23, {"Proposal"})
    status_of_the_row(visitor).set_value("accepted").run()
    press(visitor, "crosswalk-save")
    rows = table(visitor, "Principle", "Read under", "Status")
    assert rows.iloc[0].tolist()[:3] == ["Integrated teams", "Make Boundaries Invisible (Our Declaration)", "Accepted"]
    status_of_the_row(visitor).set_value("removed").run()
    press(visitor, "crosswalk-save")
    assert len(table(visitor, "Principle", "Read under", "Status")) == 22
    assert status_of_the_row(visitor).value is None
    press(press(visitor, "undo-it-crosswalk"), "undo-it-crosswalk")
    assert [row["status"] for row in decided(release.folder, "crosswalk")] == [
        "accepted",
        "removed",
        "accepted",
        "removed",
    ]
