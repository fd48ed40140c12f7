"""Cases 50, 51, 53 and 54: files that are not what they seem."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

VOTES = "participant_id,principle,vote\np1,1,1\n"


def zipped(content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("votes.csv", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zipped(VOTES.encode()), "a zip or an Excel workbook"),
        (b"<!DOCTYPE html><html>participant_id", "a web page"),
        (b"\xef\xbb\xbf\n<html>", "a web page"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"PAR1....", "a Parquet file"),
    ],
)
def test_a_csv_that_is_something_else_is_refused_by_its_first_bytes(imported, content, what):
    outcome = imported({"votes.csv": content})
    assert outcome.attempt.why == f"'votes.csv' is really {what}: save it as CSV, or give it under its own name."


def test_a_zip_bomb_is_refused_before_it_is_opened(imported, written):
    outcome = imported([written("export.zip", zipped(b"participant_id,principle,vote\n" + b"0" * 30_000_000))])
    assert outcome.attempt.why == (
        "'export.zip' unpacks to more than 200 times its size, more than an export can need: "
        "give the tables themselves."
    )
    assert not list(outcome.folder.rglob("votes.csv"))


def test_a_zip_that_would_write_elsewhere_is_refused(imported, tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("../votes.csv", VOTES)
    assert imported([tmp_path / "export.zip"]).attempt.outcome == "refused"
    assert not (tmp_path / "votes.csv").exists()


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device", "nothing"])
def test_anything_but_a_plain_file_is_refused_unopened(imported, tmp_path, kind):
    path = tmp_path / "votes.csv"
    if kind == "link":
        (tmp_path / "real.csv").write_text(VOTES)
        path.symlink_to(tmp_path / "real.csv")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    outcome = imported([Path("/dev/zero") if kind == "device" else path])
    assert outcome.attempt.outcome == "refused"
    assert outcome.report["files"][0]["refused"] == outcome.attempt.why


@pytest.mark.parametrize("inside", ["link", "pipe"])
def test_a_folder_with_a_link_or_pipe_in_it_is_refused(imported, written, inside):
    folder = written("ideas.csv", "idea_id\ni1\n").parent
    if inside == "link":
        (folder / "votes.csv").symlink_to("/dev/zero")
    else:
        os.mkfifo(folder / "votes.csv")
    assert imported([folder]).files["votes.csv"]["refused"].startswith("'votes.csv' is a ")


@pytest.mark.parametrize("more", ["p2,1,1\n", 'p2,1,"1"\n'])
def test_a_file_that_changes_while_it_is_read_is_refused(imported, written, more):
    path = written("votes.csv", VOTES + more)

    def change(share: float, words: str) -> None:
        if words.startswith("Reading"):
            path.write_text(VOTES.replace("p1", "p9") + more)

    outcome = imported([path], progress=change)
    assert (
        outcome.attempt.why
        == "'votes.csv' changed while it was being read: wait until it is complete, then import it again."
    )


def test_a_file_that_grows_while_it_is_read_is_refused(imported, written):
    path = written("votes.csv", VOTES)

    def grow(share: float, words: str) -> None:
        if words.startswith("Reading"):
            path.write_text(VOTES + "p2,1,1\n")

    assert imported([path], progress=grow).attempt.outcome == "refused"
