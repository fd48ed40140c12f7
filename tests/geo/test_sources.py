"""Every data file says where it comes from, and is the one it says."""

import hashlib

from geo.areas import sources
from geo.tables import FOLDER

KEYS = {"file", "title", "source", "vintage", "licence", "attribution", "how", "sha256"}
NOT_DATA = {".py", ".md", ".toml"}


def test_every_data_file_has_a_source_and_every_source_a_file():
    files = {path.name for path in FOLDER.iterdir() if path.is_file() and path.suffix not in NOT_DATA}
    assert sorted(entry["file"] for entry in sources()) == sorted(files)


def test_each_file_is_the_one_described():
    described = {entry["file"]: entry["sha256"] for entry in sources()}
    assert described == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in described}


def test_each_source_says_all_it_has_to():
    assert all(set(entry) == KEYS and all(entry.values()) for entry in sources())


def test_the_attributions_asked_for_are_there():
    shown = {entry["file"]: entry["attribution"] for entry in sources()}
    assert "Contains Ordnance Survey data © Crown copyright and database right 2015." in shown["boroughs.geojson"]
    assert "Contains Royal Mail data © Royal Mail copyright and database right 2025." in shown["postcodes.parquet"]
    assert "Source: Office for National Statistics" in shown["population.csv"]
    assert "© mySociety, CC BY 4.0" in shown["spellings.csv"]


def test_the_permission_notice_of_the_tile_grid_is_kept():
    notice = " ".join((FOLDER / "LICENCES.md").read_text(encoding="utf-8").replace(">", "").split())
    assert "Copyright 2019 After the Flood Ltd." in notice
    assert "provided that the above copyright notice and this permission notice appear in all copies" in notice


def test_tables_are_utf8_with_unix_line_ends():
    for path in FOLDER.glob("*.csv"):
        assert b"\r" not in path.read_bytes()
        path.read_text(encoding="utf-8")


def test_changing_an_answer_does_not_change_the_next_one():
    sources()[0]["title"] = "changed"
    assert sources()[0]["title"] != "changed"
