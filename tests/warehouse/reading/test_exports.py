"""Finding exports in folders, zips and loose files, and opening only what is a plain file."""

import hashlib
import os
import socket
import stat
import zipfile
from pathlib import Path

import duckdb
import pytest

from warehouse.reading import archive
from warehouse.reading.evidence import look_at
from warehouse.reading.export import find_exports
from warehouse.reading.shapes import FoundFile
from warehouse.reading.sheet import load, open_sheets
from warehouse.refusal import Refused

CSV = b"person,idea\np1,a\n"


def put(folder: Path, **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return folder


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "."), content)
    return path


def refusal(path: Path, work: Path) -> str:
    with pytest.raises(Refused) as caught:
        find_exports([path], work)
    return caught.value.why


def names(export):
    return [file.name for file in export.files]


def test_a_folder_is_one_export_of_its_own_files(tmp_path):
    folder = put(tmp_path / "spring", votes__csv=CSV, ideas__tsv=CSV, a__xlsx=b"", b__parquet=b"", notes__txt=b"hi")
    put(folder, **{"programme.toml": b"", ".hidden.csv": CSV})
    put(folder / "below", more__csv=CSV)
    put(folder / "__MACOSX", votes__csv=CSV)
    [export] = find_exports([folder], tmp_path / "work")
    assert (export.name, export.path) == ("spring", folder)
    assert [(f.name, f.kind) for f in export.files] == [
        ("a.xlsx", "xlsx"), ("b.parquet", "parquet"), ("ideas.tsv", "csv"), ("notes.txt", "other"),
        ("programme.toml", "settings"), ("votes.csv", "csv"),
    ]  # fmt: skip
    votes = export.files[-1]
    assert (votes.path, votes.size, votes.sha256) == (folder / "votes.csv", 17, hashlib.sha256(CSV).hexdigest())


def test_a_folder_whose_tables_lie_one_folder_down_is_an_export_a_subfolder(tmp_path):
    put(tmp_path / "all" / "one", votes__csv=CSV)
    put(tmp_path / "all" / "two", votes__csv=CSV)
    put(tmp_path / "all" / "pictures", logo__png=b"x")
    exports = find_exports([tmp_path / "all"], tmp_path / "work")
    assert [(e.name, names(e)) for e in exports] == [("one", ["votes.csv"]), ("two", ["votes.csv"])]


def test_a_zip_is_one_export_without_its_common_top_folder(tmp_path):
    path = zipped(
        tmp_path / "export.zip",
        **{"top/votes.csv": CSV, "top/in/ideas.csv": CSV, "__MACOSX/top/._votes.csv": b"", "top/.DS_Store": b""},
    )
    [export] = find_exports([path], tmp_path / "work")
    assert (export.name, export.path) == ("export", path)
    assert names(export) == ["export.zip/in/ideas.csv", "export.zip/votes.csv"]
    assert export.files[1].path.read_bytes() == CSV


def test_two_zips_of_one_name_are_unpacked_apart(tmp_path):
    put(tmp_path / "a"), put(tmp_path / "b")
    paths = [zipped(tmp_path / "a" / "x.zip", votes__csv=CSV), zipped(tmp_path / "b" / "x.zip", votes__csv=CSV + CSV)]
    one, two = find_exports(paths, tmp_path / "work")
    assert (one.files[0].size, two.files[0].size) == (17, 34)


def test_loose_files_are_one_export_a_folder_and_one_file_is_named_by_itself(tmp_path):
    put(tmp_path / "a", votes__csv=CSV, ideas__csv=CSV), put(tmp_path / "b", votes__csv=CSV)
    paths = [tmp_path / "a" / "votes.csv", tmp_path / "b" / "votes.csv", tmp_path / "a" / "ideas.csv"]
    together, alone = find_exports([*paths, paths[0]], tmp_path / "work")
    assert (together.name, together.path, names(together)) == ("a", tmp_path / "a", ["ideas.csv", "votes.csv"])
    assert (alone.name, alone.path, names(alone)) == ("votes", paths[1], ["votes.csv"])


def test_what_is_not_there_or_holds_no_table_is_refused(tmp_path):
    assert refusal(tmp_path / "no.csv", tmp_path) == "There is no file or folder called 'no.csv': check the path."
    put(tmp_path / "empty", notes__txt=b"x")
    why = "'empty' holds no tables: give files that end in .csv, .xlsx or .parquet."
    assert refusal(tmp_path / "empty", tmp_path) == why


def test_links_pipes_sockets_and_devices_are_refused_unopened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    put(tmp_path, real__csv=CSV)
    Path("link.csv").symlink_to("real.csv")
    os.mkfifo("pipe.csv")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.csv")
        assert refusal(Path("socket.csv"), tmp_path).startswith("'socket.csv' is a socket, not a plain file")
    assert refusal(Path("link.csv"), tmp_path).startswith("'link.csv' is a link to another place, not a plain file")
    assert refusal(Path("pipe.csv"), tmp_path).startswith("'pipe.csv' is a pipe, not a plain file")
    assert refusal(Path("/dev/zero"), tmp_path).startswith("'zero' is a device, not a plain file")


def test_a_link_in_a_folder_refuses_the_folder(tmp_path):
    folder = put(tmp_path / "in", votes__csv=CSV)
    (folder / "ideas.csv").symlink_to("/etc/passwd")
    assert refusal(folder, tmp_path).startswith("'ideas.csv' is a link")


def test_a_folder_where_a_file_is_expected_is_refused(tmp_path):
    with pytest.raises(Refused, match="'votes.csv' is a folder, not a plain file"):
        look_at(put(tmp_path / "votes.csv"), "votes.csv")


def test_a_file_that_cannot_be_read_is_refused():
    with pytest.raises(Refused, match="'mem' cannot be read"):
        look_at(Path("/proc/self/mem"), "mem")


@pytest.mark.parametrize("name", ["../votes.csv", "/votes.csv", "a/../../votes.csv", "..\\votes.csv", "C:votes.csv"])
def test_a_zip_that_would_be_unpacked_elsewhere_is_refused(tmp_path, name):
    path = zipped(tmp_path / "in.zip", **{name: CSV})
    assert "would be unpacked elsewhere" in refusal(path, tmp_path / "work")
    assert [p for p in (tmp_path / "work").rglob("*") if p.is_file()] == []


def test_a_link_in_a_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as made:
        link = zipfile.ZipInfo("votes.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert "holds a link or device ('votes.csv')" in refusal(tmp_path / "in.zip", tmp_path / "work")


def test_a_zip_that_grows_too_much_is_refused_before_it_is_unpacked(tmp_path):
    path = zipped(tmp_path / "bomb.zip", votes__csv=b"0" * 10_000_000)
    assert "unpacks to more than 200 times its size" in refusal(path, tmp_path / "work")
    assert [p for p in (tmp_path / "work").rglob("*") if p.is_file()] == []


def test_a_zip_of_too_many_files_is_refused(tmp_path):
    path = zipped(tmp_path / "many.zip", **{f"{i}.csv": CSV for i in range(1_001)})
    assert "holds 1,001 files" in refusal(path, tmp_path / "work")


def with_bytes(path: Path, old: bytes, new: bytes) -> Path:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    return path


def test_a_zip_that_declares_more_than_4_gib_is_refused(tmp_path):
    path = zipped(tmp_path / "big.zip", a__csv=os.urandom(30 << 20), b__csv=CSV)
    size, lie = (30 << 20).to_bytes(4, "little"), (0xFFFFFFF0).to_bytes(4, "little")
    content = path.read_bytes()
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"a.csv"))
    path.write_bytes(content[:at] + content[at:].replace(size, lie))
    assert "unpacks to more than 4 GiB" in refusal(path, tmp_path / "work")


def test_a_zip_that_says_less_than_it_holds_is_refused(tmp_path):
    path = zipped(tmp_path / "lie.zip", votes__csv=b"0123456789" * 5_000)
    path = with_bytes(path, (50_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert "is damaged or not a zip" in refusal(path, tmp_path / "work")
    assert all(p.stat().st_size <= archive.BLOCK for p in (tmp_path / "work").rglob("*") if p.is_file())


def test_a_zip_with_a_password_is_refused(tmp_path):
    path = zipped(tmp_path / "in.zip", votes__csv=CSV)
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "protected by a password" in refusal(path, tmp_path / "work")


def test_a_zip_that_is_none_or_damaged_is_refused(tmp_path):
    put(tmp_path, not__zip=b"person,idea\n")
    assert "'not.zip' is damaged or not a zip" in refusal(tmp_path / "not.zip", tmp_path / "work")
    path = with_bytes(zipped(tmp_path / "in.zip", votes__csv=CSV * 3), b"PK\x01\x02", b"PK\x09\x09")
    assert "'in.zip' is damaged or not a zip" in refusal(path, tmp_path / "work")


def test_a_zip_in_a_zip_is_not_opened(tmp_path):
    inner = zipped(tmp_path / "inner.zip", votes__csv=CSV).read_bytes()
    [export] = find_exports([zipped(tmp_path / "o.zip", **{"inner.zip": inner, "votes.csv": CSV})], tmp_path / "work")
    assert [(f.name, f.kind) for f in export.files] == [("o.zip/inner.zip", "other"), ("o.zip/votes.csv", "csv")]


def test_two_members_whose_names_differ_by_case_are_refused(tmp_path):
    path = zipped(tmp_path / "in.zip", **{"votes.csv": CSV, "Votes.csv": CSV})
    assert "holds two files of the same name" in refusal(path, tmp_path / "work")


@pytest.mark.parametrize("content", [CSV, b'person,"idea"\np1,a\n'])
def test_a_file_that_changes_between_finding_and_loading_is_refused(tmp_path, content):
    path = put(tmp_path, votes__csv=content) / "votes.csv"
    [export] = find_exports([path], tmp_path / "work")
    [sheet] = open_sheets(export.files[0], lambda header: True)
    path.write_bytes(content.replace(b"p1", b"p2"))
    with duckdb.connect() as con:
        with pytest.raises(Refused, match="'votes.csv' changed while it was being read"):
            load(con, sheet, "t")
        assert con.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]
    with pytest.raises(Refused, match="changed while it was being read"):
        open_sheets(export.files[0], lambda header: True)


def test_a_file_described_by_hand_is_looked_at_again(tmp_path):
    path = put(tmp_path, votes__csv=CSV) / "votes.csv"
    told = FoundFile("votes.csv", path, "csv", hashlib.sha256(CSV).hexdigest(), len(CSV))
    assert open_sheets(told, lambda header: True)[0].header == ("person", "idea")
    with pytest.raises(Refused, match="changed while it was being read"):
        open_sheets(FoundFile("votes.csv", path, "csv", "0" * 64, len(CSV)), lambda header: True)


def test_a_file_that_is_no_table_is_not_opened_as_one(tmp_path):
    path = put(tmp_path, notes__txt=b"x") / "notes.txt"
    told = FoundFile("notes.txt", path, "other", hashlib.sha256(b"x").hexdigest(), 1)
    with pytest.raises(Refused, match="'notes.txt' is no table"):
        open_sheets(told, lambda header: True)
