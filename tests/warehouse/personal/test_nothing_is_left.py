"""Nothing that names a person is left of an import: not in the programme's folder, not in the system's temporary one,
not in what is printed or logged, whatever the format and whatever becomes of the row."""

import io
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.small_programmes import written
from tests.warehouse.commands.programmes import TABLES, TERMS
from tests.warehouse.importers import conversations, test_all_our_ideas, test_consul, test_decidim
from tests.warehouse.personal.planted import IN_WORDS, WHO, archive, left, with_planted, workbook
from warehouse.__main__ import main
from warehouse.arriving.watching import Watch
from warehouse.contract.tables import tables
from warehouse.importers.plan import Options
from warehouse.live import live_release
from warehouse.previewing import preview
from warehouse.trial import Wanted, make_live, try_out
from warehouse.uploading import Upload

pytestmark = pytest.mark.slow

CANONICAL = {
    f"{name}.csv": with_planted(text, [column.name for column in tables()[name].columns if column.kind == "person"])
    for name, text in TABLES.items()
}
TERMS_TOO = TERMS.replace('"test-1"', f'"test-1", "{WHO}"')


def planted(files: Mapping[str, str]) -> dict[str, str]:
    """The same with what names a person in every column; Polis's summary is no table."""
    return {name: text if name == "summary.csv" else with_planted(text) for name, text in files.items()}


EXPORTS: dict[str, dict[str, str | bytes]] = {
    "canonical": {**CANONICAL, "programme.toml": TERMS_TOO},
    "a workbook": {"all.xlsx": workbook({name.removesuffix(".csv"): text for name, text in CANONICAL.items()})},
    "a zip": {"all.zip": archive({**CANONICAL, "programme.toml": TERMS_TOO})},
    "polis": planted(conversations.OLD),
    "polis, newest": planted(conversations.NEWEST),
    "decidim": {"proposals.csv": test_decidim.NEW, "comments.csv": test_decidim.COMMENTS},
    "consul": planted({"projects.csv": test_consul.ENGLISH}),
    "all our ideas": planted({"ideas.csv": test_all_our_ideas.NEW, "votes.csv": test_all_our_ideas.VOTES}),
}


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder for this run alone."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def given(place: Path, name: str) -> Path:
    """The export as files: a folder, or the one file there is."""
    place.mkdir(parents=True)
    for file, content in EXPORTS[name].items():
        (place / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place if len(EXPORTS[name]) > 1 else place / next(iter(EXPORTS[name]))


@pytest.mark.parametrize("name", EXPORTS)
def test_of_an_import_on_the_command_line(name: str, tmp_path: Path, own_temp: Path, capfd, caplog):
    to, export = tmp_path / "to", given(tmp_path / "given", name)
    code = main(["import", str(export), "--sign", "as-is", "--source", "talk", "--to", str(to)])
    said = "".join(capfd.readouterr())
    assert left([to, own_temp], said + caplog.text) == set()
    assert code == 0, said
    main(["report", "--to", str(to), "--json"])
    main(["export", str(tmp_path / "out"), "--to", str(to)])
    assert left([tmp_path / "out", to, own_temp], "".join(capfd.readouterr())) == set()


def test_the_search_finds_what_is_planted(tmp_path: Path):
    given(tmp_path / "csv", "canonical")
    given(tmp_path / "book", "a workbook")
    given(tmp_path / "packed", "a zip")
    for place in ("csv", "book", "packed"):
        assert len(left([tmp_path / place])) == len(IN_WORDS) + 1


@pytest.mark.parametrize("name", ["canonical", "a zip"])
def test_of_files_that_somebody_uploads_looks_at_and_makes_live(name: str, tmp_path: Path, own_temp: Path, caplog):
    to, upload = tmp_path / "to", Upload(programme=tmp_path / "to")
    upload.receive([(file, io.BytesIO(_bytes(content))) for file, content in EXPORTS[name].items()])
    wanted = Wanted(upload.paths, Options(source="talk"))
    assert preview(to, wanted, upload.work)
    trial = try_out(to, upload.work, wanted)
    assert trial.attempt.outcome == "live", trial.attempt.why
    assert left([trial.folder / "live"]) == set()
    assert make_live(to, trial).outcome == "live"
    upload.remove()
    assert left([to, own_temp], caplog.text) == set()
    assert list(own_temp.iterdir()) == []


def test_of_what_arrives_while_a_folder_is_watched(tmp_path: Path, own_temp: Path, caplog):
    place = written(tmp_path / "watched", {"votes.csv": TABLES["votes"], "ideas.csv": TABLES["ideas"]})
    watch = Watch(tmp_path / "to", str(place), Options(source="talk"))
    assert watch.look() == "folded"
    for name in ("votes", "ideas"):
        (place / f"{name}.csv").write_text(CANONICAL[f"{name}.csv"].replace(",Home address", ""))
    assert [watch.look(), time.sleep(2.1), watch.look()][2] == "folded"
    late = CANONICAL["votes.csv"].splitlines(keepends=True)[-3:]
    with (place / "votes.csv").open("a") as file:
        file.writelines(late)
    assert watch.look() == "beside"
    assert live_release(tmp_path / "to").delta
    assert left([tmp_path / "to", own_temp], caplog.text) == set()


NAMED_AFTER = "export of zeb@planted.example 07700 900461.csv"
MAPPING = """
[[table]]
table = "votes"
[table.columns]
participant_id = "Wer"
principle = "Was"
vote = "Wie"
"""


def test_of_names_of_files_sheets_columns_and_folders(tmp_path: Path, own_temp: Path, capfd):
    ideas = CANONICAL["ideas.csv"].replace("Home address", "zeb@planted.example")
    export = written(tmp_path / "zeb@planted.example", {"ideas.csv": ideas, NAMED_AFTER: "a,b\n1,2\n"})
    main(["import", str(export), "--to", str(tmp_path / "to")])
    book = tmp_path / "sheets of zeb@planted.example.xlsx"
    book.write_bytes(workbook({"zeb@planted.example": TABLES["votes"], "07700 900461": TABLES["votes"]}))
    main(["import", str(book), "--to", str(tmp_path / "to")])
    main(["import", str(book), "--sheet", "zeb@planted.example", "--to", str(tmp_path / "to")])
    assert left([tmp_path / "to", own_temp]) == set()


def test_of_columns_that_a_mapping_names(tmp_path: Path, own_temp: Path, capfd):
    table = with_planted("Wer,Was,Wie,Sonst\np1,1,1,x\np2,1,1,y\n", ["Wer"])
    export = written(tmp_path / "given", {"daten.csv": table, "mapping.toml": MAPPING})
    code = main(["import", str(export), "--source", "talk", "--to", str(tmp_path / "to")])
    said = "".join(capfd.readouterr())
    assert code == 0, said
    assert left([tmp_path / "to", own_temp], said) == set()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
