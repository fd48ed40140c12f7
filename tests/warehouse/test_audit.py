"""The audit log: what was changed in it afterwards shows, and where."""

import hashlib
from pathlib import Path

import pytest

from warehouse.__main__ import main
from warehouse.audit import audit, log_of, record

OLD = "when,action,outcome,release\n2026-01-01 10:00:00,import,live,abc\n2026-01-02 10:00:00,rollback,live,def\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of four lines."""
    (tmp_path / "live").mkdir()
    for number in range(4):
        record(tmp_path, "import", "live", f"release{number}")
    return tmp_path


def lines_of(folder: Path) -> list[str]:
    return log_of(folder).read_text().splitlines(keepends=True)


def test_each_line_holds_the_hash_of_the_one_before_and_itself(folder: Path):
    """The second way: the hash of the second line, written out."""
    header, first, second, *_ = lines_of(folder)
    before = hashlib.sha256(header.encode()).hexdigest()
    for line in (first, second):
        said, _, given = line.rstrip("\n").rpartition(",")
        before = hashlib.sha256(f"{before}\n{said}\n".encode()).hexdigest()
        assert given == before
    assert audit(folder).broken is None
    assert audit(folder).lines == 4


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [*lines[:2], lines[2].replace("release1", "release9"), *lines[3:]], 3),
        (lambda lines: [*lines[:2], *lines[3:]], 3),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], 3),
        (lambda lines: [*lines, "2026-01-01 10:00:00,import,live,forged\n"], 6),
        (lambda lines: [*lines, lines[-1]], 6),
        (lambda lines: [*lines[:4], lines[4].replace("import", "forget", 1)], 5),
        (lambda lines: ["when,action,outcome,release,hash2\n", *lines[1:]], 2),
    ],
)
def test_the_first_line_that_does_not_follow_is_named(folder: Path, change, line: int, capsys):
    log_of(folder).write_text("".join(change(lines_of(folder))))
    assert audit(folder).broken == line
    assert main(["audit", "--to", str(folder)]) == 1
    assert capsys.readouterr().err.startswith(f"Line {line} of live/audit.csv does not follow from the lines above it")


def test_lines_cut_off_at_the_end_show_to_whoever_noted_the_last_hash(folder: Path):
    noted = audit(folder).last
    log_of(folder).write_text("".join(lines_of(folder)[:-1]))
    assert audit(folder).broken is None
    assert audit(folder).last != noted


def test_a_log_of_before_goes_on_and_is_vouched_for(tmp_path: Path, capsys):
    (tmp_path / "live").mkdir()
    log_of(tmp_path).write_text(OLD)
    assert audit(tmp_path).broken is None
    record(tmp_path, "forget", "done", "ghi")
    assert log_of(tmp_path).read_text().startswith(OLD)
    assert (audit(tmp_path).lines, audit(tmp_path).broken) == (3, None)
    assert main(["audit", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("3 lines, each following from the one above it.\n")
    log_of(tmp_path).write_text(log_of(tmp_path).read_text().replace(",abc\n", ",xyz\n"))
    assert audit(tmp_path).broken == 4


def test_a_line_that_was_cut_short_is_named_and_the_log_goes_on(folder: Path):
    log_of(folder).write_text("".join(lines_of(folder))[:-20])
    record(folder, "import", "live", "later")
    assert audit(folder).broken == 5
    assert len(lines_of(folder)) == 6


def test_a_folder_without_a_log_has_nothing_to_be_wrong(tmp_path: Path, capsys):
    assert main(["audit", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 lines, each following from the one above it.\n"
