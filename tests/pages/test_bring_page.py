"""Bring your data: from files to what is live, without a browser."""

import gc
import io
import shutil
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import bring
from pages.parts.bringing.state import Bringing, put_away
from tests.pages.looking import stands_whole, table
from tests.small_programmes import imported, written
from tests.warehouse.commands.programmes import TABLES, TERMS, bytes_of, figures
from tests.warehouse.importers.conversations import INVERTED
from warehouse.__main__ import main
from warehouse.decisions import decided
from warehouse.live import current, only_writer, releases
from warehouse.refusal import Refused
from warehouse.report import report
from warehouse.uploading import PREFIX, Upload

LIVE = {"votes.csv": "participant_id,idea_id,vote,voted_at\np1,i1,1,2014-05-01\n"}
JAM = """\
Post ref;Suggestion;Posted by;Job title;Local authority;Date submitted;Do you agree?
S-1;Meet weekly;ann@nhs.example;District nurse;Camden;03/04/2014 10:00;Yes please
S-2;One number;bo@nhs.example;Wizard;LB Barnet;05/04/2014 11:00;Not for me
S-3;Listen;ann@nhs.example;District nurse;Camden;06/04/2014 12:00;???
"""
ON_OUR_SCALE = TERMS.replace('vote_scale = "for-neutral-against"', "")
PICTURE = "![x](http://h/y)"
Came = Callable[..., AppTest]


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
def uploads(tmp_path, monkeypatch) -> Callable[[], list[Path]]:
    """What lies in the folders of uploads."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return lambda: sorted(place.glob(f"{PREFIX}*"))


@pytest.fixture
def came(visit, folder, uploads) -> Came:
    """Opens the page and gives it files (name -> content)."""

    def with_files(files: dict[str, str | bytes], register: tuple[str, str] | None = None) -> AppTest:
        visitor = visit(bring, current(folder))
        given = [(name, text.encode() if isinstance(text, str) else text, "") for name, text in files.items()]
        visitor.file_uploader[0].set_value(given)
        if register:
            visitor.file_uploader[1].set_value((register[0], register[1].encode(), "text/csv"))
        visitor.run()
        return press(visitor, "Look at these files")

    return with_files


def press(visitor: AppTest, label: str) -> AppTest:
    """Press a button and insist that the page stands, whatever it refuses."""
    (button,) = [button for button in visitor.button if button.label == label]
    assert not button.disabled, f"{label} is disabled"
    button.click()
    visitor.run()
    assert [fault.stack_trace for fault in visitor.exception] == []
    return visitor


def chosen(visitor: AppTest, label: str) -> str:
    """What stands in the first field of that name."""
    return next(box.value for box in visitor.selectbox if box.label.replace("\\", "").startswith(label))


def choose(visitor: AppTest, label: str, value: str) -> None:
    """Choose in every field of that name."""
    for box in visitor.selectbox:
        if box.label.replace("\\", "").startswith(label):
            box.set_value(value)
    stands_whole(visitor.run())


def zipped(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def said(visitor: AppTest) -> str:
    """Every sentence on the page, as a reader sees it."""
    parts = (visitor.markdown, visitor.caption, visitor.info, visitor.warning, visitor.success, visitor.error)
    return "\n".join(each.value.replace("\\", "") for part in parts for each in part)


@pytest.mark.slow
def test_a_zip_in_our_own_format_is_checked_and_goes_live_as_on_the_command_line(came, folder, uploads, tmp_path):
    packed = zipped({f"{name}.csv": text for name, text in TABLES.items()} | {"programme.toml": ON_OUR_SCALE})
    visitor = stands_whole(came({"everything.zip": packed}))
    assert "canonical:everything will stand beside canonical:export." in said(visitor)
    assert "The programme's terms come with them: Everything." in said(visitor)
    before = bytes_of(folder)
    visitor = stands_whole(press(visitor, "Check"))
    assert bytes_of(folder) == before
    totals = table(visitor, "What", "Now", "With these files").set_index("What")
    assert totals.loc["People"].tolist() == [1, 11]
    files = table(visitor, "File", "Becomes", "Rows in")
    votes = files[files["Becomes"] == "votes"].iloc[0]
    assert votes["Rows in"] == votes[["Loaded", "Duplicates", "Set aside", "Left out"]].sum() == 14
    assert "the idea is not in this source's list of ideas" in table(visitor, "File", "Why")["Why"].tolist()
    visitor = stands_whole(press(visitor, "Make it live"))
    assert "It is live." in said(visitor)
    assert uploads() == []
    (tmp_path / "everything.zip").write_bytes(packed)
    shutil.copytree(folder, tmp_path / "other")
    assert main(["rollback", "--to", str(tmp_path / "other")]) == 0
    assert main(["import", str(tmp_path / "everything.zip"), "--to", str(tmp_path / "other")]) == 0
    assert figures(folder) == figures(tmp_path / "other")


def explained(visitor: AppTest) -> AppTest:
    """The wizard of the jam, filled in."""
    visitor = stands_whole(press(visitor, "Say which column is which"))
    assert visitor.multiselect[0].value == ["ideas", "votes", "participants"]
    guesses = {"Who gave the idea": "Posted by", "Vote": "Do you agree?", "Borough": "Local authority"}
    assert {label: chosen(visitor, label) for label in guesses} == guesses
    assert "whether the day or the month comes first" in said(visitor)
    (order,) = visitor.radio
    assert order.label == "In the dates, 03/04/2014 is (needed)"
    assert order.options == ["3 April 2014", "4 March 2014"]
    order.set_value("dmy")
    assert chosen(visitor, "Yes please") == "for"
    choose(visitor, "Not for me", "against")
    choose(visitor, "Wizard", "manager")
    assert "All that is needed is there." in said(visitor)
    visitor.text_input[0].set_value("The jam")
    visitor.run()
    return stands_whole(press(visitor, "Use this"))


def test_a_file_in_no_format_we_know_is_explained_and_goes_live(came, folder, uploads):
    visitor = came({"jam.csv": JAM})
    assert table(visitor, "File", "Recognised as")["Recognised as"].tolist() == ["not recognised"]
    assert "ann@nhs.example" not in str([frame.value for frame in visitor.dataframe])
    visitor = explained(visitor)
    assert table(visitor, "File", "Recognised as")["Recognised as"][0] == "as you said: ideas, votes and participants"
    assert "The jam will stand beside canonical:export." in said(visitor)
    press(press(visitor, "Check"), "Make it live")
    assert uploads() == []
    totals = report(folder)["totals"]
    assert (totals["participants"], totals["ideas"], totals["votes"], totals["boroughs"]) == (3, 3 + 1, 2 + 1, 2)


@pytest.mark.slow
def test_what_was_explained_gives_the_same_figures_on_the_command_line(came, folder, tmp_path):
    press(press(explained(came({"jam.csv": JAM})), "Check"), "Make it live")
    mapping = folder / "decisions" / "mappings" / "the-jam.toml"
    (tmp_path / "jam.csv").write_text(JAM)
    to = ["--to", str(tmp_path / "other")]
    assert main(["import", str(written(tmp_path / "export", LIVE)), *to]) == 0
    assert main(["import", str(tmp_path / "jam.csv"), "--mapping", str(mapping), *to]) == 0
    assert figures(tmp_path / "other") == figures(folder)


def test_a_mapping_made_before_may_be_brought_along_with_the_file(came):
    mapping = '[[table]]\ntable = "ideas"\ncolumns = {idea_id = "Post ref", text = "Suggestion"}\n'
    visitor = stands_whole(came({"jam.csv": JAM, "the-jam.toml": mapping}))
    assert table(visitor, "File", "Recognised as")["Recognised as"][0] == "as you said: ideas"


@pytest.mark.slow
def test_a_later_export_is_read_by_the_mapping_that_was_kept(came, folder):
    press(press(explained(came({"jam.csv": JAM})), "Check"), "Make it live")
    visitor = stands_whole(came({"jam (2).csv": JAM + "S-4;More;cy@nhs.example;GP;Brent;07/04/2014 12:00;???\n"}))
    assert "The rows of The jam that are live now are replaced." in said(visitor)
    press(press(visitor, "Check"), "Make it live")
    assert report(folder)["totals"]["boroughs"] == 3


REFUSED = {
    "cut inside a cell": ({"votes.csv": 'participant_id,idea_id,vote\np1,i1,"1\n'}, "is cut at line 2"),
    "empty": ({"votes.csv": ""}, "is empty"),
    "a bomb": ({"bomb.zip": zipped({"votes.csv": "0" * 2_000_000})}, "unpacks to more than 200 times its size"),
    "unpacked elsewhere": ({"up.zip": zipped({"../votes.csv": "a,b\n"})}, "would be unpacked elsewhere"),
    "no table": ({"programme.toml": 'name = "x"\n'}, "holds no tables"),
    "two mappings": ({"a.toml": "[[table]]\n", "b.toml": "[[table]]\n"}, "second of two mappings"),
    "no zip": ({"a.zip": "PK"}, "is damaged or not a zip"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("files", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_in_one_sentence_and_nothing_of_it_is_left(
    came, folder, uploads, files, why
):
    before = bytes_of(folder)
    visitor = came(files)
    (sentence,) = [each.value.replace("\\", "") for each in visitor.error]
    assert why in sentence
    assert (bytes_of(folder), uploads()) == (before, [])


def test_what_only_the_check_refuses_leaves_what_is_live(came, folder, uploads):
    before = current(folder)
    visitor = press(came({"votes.csv": "participant_id,idea_id,vote\np1,i1,1\np2,i1,4\np3,i1,3\n"}), "Check")
    assert "holds votes from 1 to 5" in said(visitor)
    visitor = press(visitor, "Choose other files")
    assert (current(folder), uploads()) == (before, [])
    assert visitor.file_uploader[0].value in ([], None)


@pytest.mark.slow
@pytest.mark.parametrize("steps", [[], ["Check"]], ids=["after looking", "after the check"])
def test_to_cancel_removes_the_files_and_changes_nothing(came, folder, uploads, steps):
    before = bytes_of(folder)
    visitor = came({"votes.csv": LIVE["votes.csv"] + "p2,i1,-1,2014-05-02\n"})
    assert len(uploads()) == 1
    for step in steps:
        press(visitor, step)
    press(visitor, "Cancel")
    assert "Cancelled." in said(visitor)
    assert (bytes_of(folder), uploads()) == (before, [])


def test_a_visit_that_ends_takes_its_files_along(came, uploads):
    visitor = came(LIVE)
    assert len(uploads()) == 1
    del visitor
    gc.collect()
    assert uploads() == []


def test_files_that_were_removed_meanwhile_are_asked_for_again(came):
    visitor = came(LIVE)
    visitor.session_state["bringing"].upload.remove()
    assert "nobody came back to them for two hours" in said(stands_whole(visitor.run()))
    assert len(visitor.file_uploader) == 2


def test_files_are_removed_only_when_the_work_on_them_has_stopped(uploads):
    started, go_on = threading.Event(), threading.Event()

    def work(note):
        started.set()
        assert go_on.wait(10)
        note(0.5, "Reading")

    now = Bringing(upload=Upload())
    now.begin(work, "Looking")
    assert started.wait(10)
    now.stop.set()
    put_away(now)
    assert len(uploads()) == 1
    go_on.set()
    with pytest.raises(Refused, match="This was cancelled"):
        now.work.outcome.result(10)
    last = time.monotonic() + 10
    while uploads() and time.monotonic() < last:
        time.sleep(0.05)
    assert uploads() == []


@pytest.mark.slow
def test_an_answer_can_be_given_otherwise_after_going_back(came):
    dated = {"votes.csv": "participant_id,idea_id,vote,voted_at\np3,i1,1,03/04/2014\n"}
    visitor = press(came(dated), "Check")
    visitor.radio[0].set_value("mdy")
    visitor.run()
    press(press(visitor, "Answer and check again"), "Back")
    assert visitor.session_state["bringing"].options.dates == "mdy"
    press(visitor, "Check")
    assert len(visitor.radio) == 1


def test_files_that_are_live_already_are_known(came):
    assert "These files are already live" in press(came(LIVE), "Check").header[0].value


@pytest.mark.slow
def test_a_question_is_asked_with_what_each_answer_would_mean(came, folder):
    visitor = press(came(INVERTED), "Check")
    assert "in September and October 2024 Polis wrote -1 for agree" in said(visitor)
    assert "--sign" not in said(visitor)
    (asked,) = visitor.radio
    assert [option.replace("\\", "") for option in asked.options] == [
        '1 means agree: people then agree most with “"Close" the day centres”',
        "1 means disagree: people then agree most with “Home visits, meals and transport, all from one team”",
    ]
    asked.set_value("inverted")
    visitor.run()
    press(press(visitor, "Answer and check again"), "Make it live")
    assert [(row["answer"], row["who"]) for row in decided(folder, "answers")] == [("inverted", "in the app")]


@pytest.mark.slow
def test_an_older_export_and_open_dates_are_asked_for(came, folder):
    press(press(came({"votes.csv": LIVE["votes.csv"] + "p2,i1,1,2014-06-01\n"}), "Check"), "Make it live")
    name = next(entry["source"] for entry in report(folder)["files"] if entry["rows_in"] == 2)
    visitor = came({"votes.csv": "participant_id,idea_id,vote,voted_at\np3,i1,1,03/04/2014\n"})
    assert chosen(visitor, "Name of this platform") == name
    for option, answer in (("--dates", "mdy"), ("--older-ok", "yes")):
        visitor = press(visitor, "Check" if option == "--dates" else "Answer and check again")
        assert option not in said(visitor)
        visitor.radio[0].set_value(answer)
        visitor.run()
    press(press(visitor, "Answer and check again"), "Make it live")
    assert report(folder)["totals"]["votes"] == 2


@pytest.mark.slow
def test_a_list_of_participants_says_who_they_are(came, folder):
    register = ("who.csv", "participant_id,borough\np5,Brent\n")
    visitor = came({"talk.csv": "participant_id,idea_id,vote\np5,i1,1\n"}, register)
    press(press(stands_whole(visitor), "Check"), "Make it live")
    assert report(folder)["totals"]["boroughs"] == 1


@pytest.mark.slow
def test_of_two_leads_the_second_waits(came, folder):
    visitor = press(came({"votes.csv": LIVE["votes.csv"] + "p2,i1,-1,2014-05-02\n"}), "Check")
    with only_writer(folder):
        press(visitor, "Make it live")
        (sentence,) = [each.value for each in visitor.error]
    assert sentence.replace("\\", "") == "Another import is running for this programme; wait until it is done."
    assert "It is live." in said(press(visitor, "Try again"))


@pytest.mark.slow
def test_the_release_before_can_be_live_again(came, folder):
    before = current(folder)
    visitor = press(press(came({"votes.csv": LIVE["votes.csv"] + "p2,i1,-1,2014-05-02\n"}), "Check"), "Make it live")
    assert current(folder) != before
    press(visitor, "Yes, go back")
    assert current(folder) == before
    assert len(releases(folder)) == 2
    assert "rollback,live" in (folder / "live" / "audit.csv").read_text()


def test_words_in_files_are_shown_as_they_were_written(came):
    hostile = JAM.replace("Suggestion", PICTURE).replace("Wizard", PICTURE).replace("Yes please", PICTURE)
    files = {f"{PICTURE}.csv": hostile, "notes.csv": f"{PICTURE}\n{PICTURE}\n"}
    visitor = press(came(files), "Say which column is which")
    drawn = ("dataframe", "multiselect", "selectbox")
    shown = [each for each in visitor.main if each.type not in drawn]
    assert PICTURE not in "\n".join(str(each.proto) for each in shown)
    labels = [box.label for box in visitor.selectbox]
    assert not any(PICTURE in label for label in labels)
    assert any(r"\!\[x\]" in label for label in labels)
