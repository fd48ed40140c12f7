"""Uploaded files: kept under plain names in a private folder that goes, whatever happens."""

import gc
import io
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from warehouse.refusal import Refused
from warehouse.uploading import PREFIX, Upload, plain_name, sweep

MAPPING = '[[table]]\ntable = "ideas"\ncolumns = { idea_id = "Ref" }\n'


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Uploads of these tests lie here."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def uploaded(*files: tuple[str, str], **how: float) -> Upload:
    upload = Upload(**how)
    upload.receive([(name, io.BytesIO(text.encode())) for name, text in files])
    return upload


def test_the_folder_is_the_user_s_own_and_the_files_too():
    upload = uploaded(("votes.csv", "a,b\n"))
    assert stat.S_IMODE(upload.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in upload.paths] == [0o600]
    upload.remove()
    assert upload.gone
    assert not upload.folder.exists()


def test_one_file_is_imported_by_itself_several_together_and_a_zip_apart():
    assert [path.name for path in uploaded(("survey.csv", "a")).paths] == ["survey.csv"]
    upload = uploaded(("b.csv", "b"), ("a.csv", "a"), ("talk.zip", "z"))
    assert [path.name for path in upload.paths] == ["talk.zip", "upload"]
    assert sorted(path.name for path in upload.paths[1].iterdir()) == ["a.csv", "b.csv"]


def test_a_toml_file_is_a_mapping_or_the_programme_s_terms_by_what_it_says():
    upload = uploaded(("workshop.toml", MAPPING), ("ours.toml", 'name = "Ours"\n'), ("votes.csv", "a"))
    assert upload.mapping.name == "workshop.toml"
    assert sorted(path.name for path in upload.paths[0].iterdir()) == ["programme.toml", "votes.csv"]
    assert upload.renamed == {"ours.toml": "programme.toml"}
    with pytest.raises(Refused, match="second of two mappings"):
        uploaded(("a.toml", MAPPING), ("b.toml", MAPPING))


def test_the_same_file_twice_is_kept_once_and_another_of_its_name_gets_a_number():
    upload = uploaded(("votes.csv", "one"), ("votes.csv", "one"), ("Votes.csv", "two"))
    assert upload.names == ["votes.csv", "Votes (2).csv"]
    assert upload.renamed == {"Votes.csv": "Votes (2).csv"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/votes.csv", "votes.csv"),
        ("C:\\Users\\ann\\votes.csv", "votes.csv"),
        (".hidden.csv", "hidden.csv"),
        ("a\x00b\u202ec.csv", "abc.csv"),
        ("![x](http://h/y).csv", "y).csv"),
        ("..", "file.csv"),
        (".csv", "file.csv"),
        ("é" * 300 + ".csv", "é" * 58 + ".csv"),
        ("", "file.csv"),
    ],
)
def test_a_name_is_kept_without_what_could_lead_elsewhere(given, kept):
    assert plain_name(given) == kept


def test_a_text_file_is_taken_as_a_table():
    upload = uploaded(("survey.txt", "a\tb\n"))
    assert upload.names == ["survey.csv"]
    assert upload.renamed == {"survey.txt": "survey.csv"}


def test_a_file_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr("warehouse.uploading.most_megabytes", lambda: 0)
    with pytest.raises(Refused, match=r"^votes.csv is larger than 0 MB"):
        uploaded(("votes.csv", "a"))


def test_what_nobody_touches_for_long_goes():
    upload = uploaded(("votes.csv", "a"), left_alone=0.05)
    for _ in range(100):
        if upload.gone:
            break
        time.sleep(0.05)
    assert not upload.folder.exists()


def test_what_nobody_holds_any_more_goes():
    upload = uploaded(("votes.csv", "a"))
    folder = upload.folder
    del upload
    gc.collect()
    assert not folder.exists()


LEFT_BEHIND = "import os; from warehouse.uploading import Upload; upload = Upload(); print(upload.folder); os._exit(0)"
ENDED = "from warehouse.uploading import Upload; upload = Upload(); print(upload.folder)"


@pytest.mark.parametrize(("program", "stays"), [(LEFT_BEHIND, True), (ENDED, False)])
def test_what_a_killed_server_left_goes_at_the_next_start_and_what_is_in_use_stays(program, stays, place, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(place))
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    left, used = Path(ran.stdout.strip()), Upload()
    assert left.parent == place
    assert left.name.startswith(PREFIX)
    assert left.exists() == stays
    sweep()
    assert not left.exists()
    assert used.folder.exists()
