"""Every command's exit code, words and effect."""

import ctypes
import fcntl
import io
import json
import os
import pty
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.commands.programmes import bytes_of, figures, write_programme
from warehouse.__main__ import main, parser
from warehouse.live import current, releases

VOTES = "participant_id,idea_id,vote,voted_at\n" + "".join(f"p{n},i{n % 3},1,2014-05-0{n}\n" for n in range(1, 10))
MORE = VOTES + "p10,i1,-1,2014-06-01\n"
AMBIGUOUS = "participant_id,idea_id,vote,voted_at\np1,i1,1,03/04/2014\n"
COUNTS = ["rows_in", "loaded", "duplicates", "quarantined", "excluded"]
TOTALS = ["participants", "organisations", "boroughs", "ideas", "comments", "votes", "vote_events", "contributions"]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return write_programme(tmp_path / "given", {"votes": VOTES}, None)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pristine")
    given = write_programme(place / "given", {"votes": VOTES}, None)
    assert main(["import", str(given), "--to", str(place / "live")]) == 0
    return place / "live"


@pytest.fixture
def live(tmp_path: Path, pristine: Path) -> Path:
    """A programme with one import, for the test alone."""
    return Path(shutil.copytree(pristine, tmp_path / "live"))


def another_program(*words: object, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "warehouse", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL, **how)


def test_an_import_says_what_became_of_every_row(given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["import", str(given), "--to", str(tmp_path / "to")]) == 0
    said = capsys.readouterr()
    assert "votes.csv -> votes: 9 rows in, 9 loaded, 0 duplicates, 0 quarantined, 0 excluded" in said.out
    assert f"Live now: {current(tmp_path / 'to').name}" in said.out
    assert said.err == ""  # progress goes to terminals only


def test_the_same_file_twice_is_no_new_release(given: Path, live: Path, capsys: pytest.CaptureFixture[str]):
    before = current(live)
    assert main(["import", str(given), "--to", str(live)]) == 0
    assert "already live" in capsys.readouterr().out
    assert releases(live) == [before]


def test_the_report_for_scripts_has_the_promised_shape(live: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["report", "--json", "--to", str(live)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["files", "totals"]
    assert list(report["totals"]) == TOTALS
    (entry,) = report["files"]
    assert {"file", "format", "table", *COUNTS, "refused", "reasons"} <= set(entry)
    assert [entry[count] for count in COUNTS] == [9, 9, 0, 0, 0]
    assert [entry[name] for name in ("file", "format", "table", "refused")] == ["votes.csv", "canonical", "votes", None]
    assert report["totals"]["votes"] == 9


def test_a_refused_import_prints_its_report_for_scripts_too(
    live: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"participant_id,idea_id,idea_id,vote\np1,i1,i1,1\n")
    assert main(["import", str(bad), "--json", "--to", str(live)]) == 1
    said = capsys.readouterr()
    refused = [entry for entry in json.loads(said.out)["files"] if entry["refused"]]
    assert [entry["file"] for entry in refused] == ["bad.csv"]
    assert [refused[0][count] for count in COUNTS] == [0, 0, 0, 0, 0]
    assert refused[0]["refused"] in said.err


def test_a_check_changes_nothing(live: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    more = write_programme(tmp_path / "more", {"votes": MORE}, None)
    before = bytes_of(live)
    assert main(["check", str(more), "--source", "canonical:given", "--to", str(live)]) == 0
    said = capsys.readouterr().out
    assert "10 participants" in said
    assert "Nothing was changed: this was a check." in said
    assert bytes_of(live) == before


def test_a_check_makes_no_folder(given: Path, tmp_path: Path):
    assert main(["check", str(given), "--to", str(tmp_path / "none")]) == 0
    assert not (tmp_path / "none").exists()


def test_an_open_question_without_a_terminal_names_the_option(
    live: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO("dmy\n"))
    odd = tmp_path / "odd" / "votes.csv"
    write_programme(odd.parent, {"votes": AMBIGUOUS}, None)
    before = current(live)
    assert main(["import", str(odd), "--to", str(live)]) == 3
    assert "--dates dmy" in capsys.readouterr().err
    assert current(live) == before
    assert main(["import", str(odd), "--dates", "dmy", "--to", str(live)]) == 0


@pytest.mark.slow
def test_an_open_question_is_put_to_whoever_sits_at_the_terminal(tmp_path: Path):
    odd = write_programme(tmp_path / "odd", {"votes": AMBIGUOUS}, None)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "warehouse", "import", str(odd), "--to", str(tmp_path / "to")]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as child:
        os.close(theirs)
        os.write(ours, b"maybe\nmdy\n")
        shown = _everything(ours)
    os.close(ours)
    assert child.returncode == 0, shown
    assert "--dates (dmy or mdy):" in shown
    assert "100% Live" in shown
    assert any("datetime.datetime(2014, 3, 4, 0, 0)" in row for row in figures(tmp_path / "to")["by borough"])


def _everything(terminal: int) -> str:
    said = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how a Linux terminal says that the other side has gone
            return said.decode()
        if not part:
            return said.decode()
        said += part


MISTAKES = [[], ["fly"], ["import"], ["import", "x", "--sign", "up"], ["report", "extra"], ["forget"]]


@pytest.mark.parametrize("words", MISTAKES)
def test_words_it_does_not_know_are_a_usage_error(words: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "usage: python -m warehouse" in capsys.readouterr().err


def test_every_command_takes_the_programmes_folder():
    commands = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))
    names = "import check watch report list rollback code rebuild forget expire audit export send template"
    assert list(commands) == names.split()
    assert all("--to" in command._option_string_actions for command in commands.values())


READERS = [["report"], ["report", "--json"], ["list"], ["rollback"], ["forget", "p1"], ["export", "OUT"]]


@pytest.mark.parametrize("words", READERS)
def test_a_folder_that_is_not_there_is_refused_in_a_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    words = [str(tmp_path / "out") if word == "OUT" else word for word in words]
    assert main([*words, "--to", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'none'}; check what --to names.\n"
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_not_there_are_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["import", str(tmp_path / "none.csv"), "--to", str(tmp_path / "to")]) == 1
    assert "none.csv" in capsys.readouterr().err


def without_root_rights() -> None:
    """Root may write anywhere; without this one right it is held to a folder's mode like everybody else."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(given: Path, tmp_path: Path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    done = another_program("import", given, "--to", folder, preexec_fn=without_root_rights)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Nothing can be written in {folder} (Permission denied); choose a folder you may write in.\n"


def most_bytes(limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize(
    "limit", [200_000, *(pytest.param(limit, marks=pytest.mark.slow) for limit in (10, 2_000_000))]
)
def test_a_full_disk_is_said_in_a_sentence_and_changes_nothing(limit: int, live: Path, tmp_path: Path):
    before, known = current(live), figures(live)
    more = write_programme(tmp_path / "more", {"votes": MORE}, None)
    done = another_program("import", more, "--to", live, preexec_fn=most_bytes(limit))
    assert done.returncode == 1
    assert done.stderr.startswith("The import stopped and nothing was changed: ")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert (current(live), figures(live)) == (before, known)
    assert not list((live / "live").glob("building-*"))


def test_a_damaged_release_is_said_in_a_sentence(live: Path, given: Path, capsys: pytest.CaptureFixture[str]):
    current(live).warehouse.write_bytes(b"no database" * 1000)
    for words in (["report"], ["list"], ["forget", "p1"], ["import", str(given)]):
        assert main([*words, "--to", str(live)]) == 1
        assert "is damaged" in capsys.readouterr().err
    assert current(live).warehouse.read_bytes().startswith(b"no database")


def test_a_release_of_another_version_is_said_in_a_sentence(live: Path, capsys: pytest.CaptureFixture[str]):
    path = current(live).warehouse
    path.unlink()
    with duckdb.connect(path) as con:
        con.execute("CREATE TABLE people (name VARCHAR)")
    for words in (["report"], ["list"]):
        assert main([*words, "--to", str(live)]) == 1
        assert capsys.readouterr().err.startswith(f"{path} was made by another version of this dashboard")


def test_a_damaged_release_is_mended_by_going_back_and_importing_again(
    live: Path, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    known, good = figures(live), current(live).name
    more = write_programme(tmp_path / "more", {"votes": MORE}, None)
    assert main(["import", str(more), "--source", "canonical:given", "--to", str(live)]) == 0
    assert main(["rollback", "--to", str(live)]) == 0
    current(live).warehouse.write_bytes(b"no database" * 1000)
    assert main(["rollback", "--to", str(live)]) == 0
    assert main(["import", str(given), "--older-ok", "--to", str(live)]) == 0
    assert (current(live).name, figures(live)) == (good, known)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"release": 7}', '{"release": "gone", "kept": ["gone"]}'])
def test_a_damaged_pointer_drops_nothing_and_can_be_mended(
    text: str, live: Path, given: Path, capsys: pytest.CaptureFixture[str]
):
    release, known = current(live), figures(live)
    (live / "live" / "current.json").write_text(text)
    for words in (["report"], ["list"], ["forget", "p1"], ["import", str(given)], ["check", str(given)]):
        assert main([*words, "--to", str(live)]) == 1
        assert "is damaged; the command rollback" in capsys.readouterr().err
    assert release.warehouse.is_file()
    assert main(["rollback", "--to", str(live)]) == 0
    assert (current(live), figures(live)) == (release, known)


@pytest.mark.parametrize(
    "words", [["import"], *(pytest.param(each, marks=pytest.mark.slow) for each in (["rollback"], ["forget", "p1"]))]
)
def test_two_imports_at_once_are_refused(words: list[str], live: Path, given: Path, capsys: pytest.CaptureFixture[str]):
    with (live / "live" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main([*words, *[str(given)] * (words == ["import"]), "--to", str(live)]) == 1
        assert "Another import is running" in capsys.readouterr().err
    assert main(["report", "--to", str(live)]) == 0


def test_a_release_that_another_program_holds_is_said_in_a_sentence(
    live: Path, given: Path, capsys: pytest.CaptureFixture[str]
):
    hold = f"import duckdb; con = duckdb.connect({str(current(live).warehouse)!r}); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        for words in (["report"], ["import", str(given)]):
            assert main([*words, "--to", str(live)]) == 1
            assert f"is open for writing in another program (process {holder.pid})" in capsys.readouterr().err
        holder.communicate(b"\n")
    assert main(["report", "--to", str(live)]) == 0


def test_a_reader_that_stops_listening_is_no_error(live: Path):
    command = f"{sys.executable} -m warehouse report --to {live} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_list_names_releases_and_sources(live: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    other = write_programme(tmp_path / "other", {"votes": VOTES}, None)
    before = current(live).name
    assert main(["import", str(other), "--source", "workshop", "--to", str(live)]) == 0
    capsys.readouterr()
    assert main(["list", "--to", str(live)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"{current(live).name}  live", f"{before}  kept"]
    assert [line.split("  ")[0] for line in lines[2:]] == ["canonical:given", "workshop"]


@pytest.mark.slow
def test_the_audit_log_has_a_line_for_each_change_and_no_person(live: Path, given: Path, tmp_path: Path):
    first = current(live).name
    more = write_programme(tmp_path / "more", {"votes": MORE}, None)
    main(["import", str(more), "--source", "canonical:given", "--to", str(live)])
    second = current(live).name
    main(["import", str(tmp_path / "none.csv"), "--to", str(live)])
    main(["rollback", "--to", str(live)])
    main(["export", str(tmp_path / "out"), "--to", str(live)])
    main(["forget", "p1", "--to", str(live)])
    header, *lines = (live / "live" / "audit.csv").read_text().splitlines()
    assert header == "when,action,outcome,release,hash"
    last = current(live).name
    assert [line.split(",")[1:4] for line in lines] == [
        ["import", "live", first],
        ["import", "live", second],
        ["import", "refused", ""],
        ["rollback", "live", first],
        ["export", "done", first],
        ["forget", "done", last],
    ]
