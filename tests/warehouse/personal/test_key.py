import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.personal.key import load_key
from warehouse.refusal import Refused

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def key_file(tmp_path, monkeypatch):
    path = tmp_path / "secret" / "pseudonym.key"
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(path))
    return path


def written(path: Path, content: bytes, mode: int = 0o600) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_the_first_use_makes_a_key_that_only_its_owner_can_open(key_file):
    key = load_key()
    assert len(key) == 32
    assert key_file.read_bytes() == key
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert [path.name for path in key_file.parent.iterdir()] == ["pseudonym.key"]


def test_the_second_use_gives_the_same_key(key_file):
    assert load_key() == load_key()


def test_two_places_have_two_keys(key_file, tmp_path, monkeypatch):
    first = load_key()
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(tmp_path / "other.key"))
    assert load_key() != first


def test_without_a_named_place_it_lies_in_the_configuration_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("PARTICIPATION_KEY_FILE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    key = load_key()
    assert (tmp_path / "configuration/participation-dashboard/pseudonym.key").read_bytes() == key


@pytest.mark.parametrize("configuration", ["", "relative/folder"])
def test_without_a_usable_configuration_folder_it_lies_in_the_home_folder(tmp_path, monkeypatch, configuration):
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", configuration)
    monkeypatch.setenv("HOME", str(tmp_path))
    key = load_key()
    assert (tmp_path / ".config/participation-dashboard/pseudonym.key").read_bytes() == key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o666])
def test_a_key_others_can_open_is_refused(key_file, mode):
    written(key_file, b"k" * 32, mode)
    with pytest.raises(Refused, match=f"can be opened by other users .* chmod 600 {key_file}"):
        load_key()


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused_and_left_as_it_was(key_file, length):
    written(key_file, b"k" * length)
    with pytest.raises(Refused, match="must hold 32 bytes"):
        load_key()
    assert key_file.read_bytes() == b"k" * length


def test_a_link_to_a_key_is_refused(key_file, tmp_path):
    target = written(tmp_path / "real.key", b"k" * 32)
    key_file.parent.mkdir()
    key_file.symlink_to(target)
    with pytest.raises(Refused, match="is a link to another file"):
        load_key()


def test_a_link_to_nothing_is_refused_and_nothing_is_made_at_its_end(key_file, tmp_path):
    key_file.parent.mkdir()
    key_file.symlink_to(tmp_path / "nothing")
    with pytest.raises(Refused, match="is a link to another file"):
        load_key()
    assert not (tmp_path / "nothing").exists()


def test_a_folder_or_a_pipe_in_the_place_of_the_key_is_refused(key_file):
    key_file.mkdir(parents=True)
    with pytest.raises(Refused, match="cannot be read or made|is not a plain file"):
        load_key()
    key_file.rmdir()
    os.mkfifo(key_file, 0o600)
    with pytest.raises(Refused, match="is not a plain file"):
        load_key()


def test_a_place_that_cannot_be_written_is_refused_in_words(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(tmp_path / "file" / "pseudonym.key"))
    with pytest.raises(Refused, match="cannot be read or made .* PARTICIPATION_KEY_FILE"):
        load_key()


def test_a_key_inside_the_programmes_folder_is_refused_and_not_made(key_file, tmp_path):
    with pytest.raises(Refused, match="lies inside the programme's folder"):
        load_key(outside=tmp_path)
    assert not key_file.exists()


def test_a_programmes_folder_reached_by_a_link_still_holds_its_key_off(key_file, tmp_path):
    (tmp_path / "programme").symlink_to(key_file.parent, target_is_directory=True)
    with pytest.raises(Refused, match="lies inside the programme's folder"):
        load_key(outside=tmp_path / "programme")


def test_a_programmes_folder_beside_the_key_is_fine(key_file, tmp_path):
    assert len(load_key(outside=tmp_path / "secret-programme")) == 32


def test_eight_processes_starting_at_once_end_with_one_key(key_file):
    command = "import sys; sys.stdin.read(); from warehouse.personal.key import load_key; print(load_key().hex())"
    started = [
        subprocess.Popen([sys.executable, "-c", command], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(8)
    ]
    for process in started:
        process.stdin.close()
    keys = {process.stdout.read() for process in started}
    assert all(process.wait() == 0 and process.stdout.close() is None for process in started)
    assert keys == {key_file.read_bytes().hex().encode() + b"\n"}
    assert [path.name for path in key_file.parent.iterdir()] == ["pseudonym.key"]
