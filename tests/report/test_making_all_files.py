"""All files of a programme: the same bytes in every process, valid, whole, and without a word of any participant."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import outloud
import pypdf
import pytest

from report import apart
from report.__main__ import main
from report.drawing import specification
from report.making import files
from report.own_words import KIND, PLACE, own_words
from report.telling import tell
from tests.report.small import PLANTED, planted, readable
from tests.small_programmes import imported
from warehouse.decisions import decide

PROJECT = Path(__file__).parents[2]
ALL = {"impact.pdf", "impact.html", "figures.csv", "figures.xlsx", "read-me.txt"}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """The planted programme, with a lead's own words."""
    release = imported(tmp_path_factory.mktemp("planted"), planted())
    decide(release.folder, KIND, [{"place": PLACE, "text": "Ours in <b>own</b> words.", "who": "AB"}])
    return release


@pytest.fixture(scope="module")
def made(release):
    """All its files, made in this process."""
    return files(tell(release, own_words(release.folder)))


@pytest.mark.slow
def test_another_process_makes_the_same_bytes(release, made, tmp_path):
    told = []
    again = apart.made(release.folder, lambda share, doing: told.append((share, doing)))
    assert {name for name in again if not name.startswith("charts/")} == ALL
    assert {name for name in made if made[name] != again.get(name)} == set()
    assert told[0][0] == 0 and told[-1] == (1.0, "Done")
    assert apart.kept(release.folder) is again
    assert main(["--to", str(release.folder), "--out", str(tmp_path)]) == 0
    assert {name: (tmp_path / name).read_bytes() for name in made} == made


@pytest.mark.slow
def test_no_word_of_a_participant_and_no_small_count_is_in_any_file(release, made):
    story = tell(release, "")
    drawn = {picture.key: json.dumps(specification(picture)) for picture in story.pictures()}
    for name, said in (readable(made) | drawn).items():
        assert [words for words in PLANTED if words in said] == [], name
    text = readable(made)
    for borough in ("Bexley", "Sutton"):
        assert re.search(rf"{borough},People,hidden|{borough}.{{0,20}}hidden", text["figures.csv"])
        assert re.search(rf">{borough}</th><td class=\"number\">hidden<", text["impact.html"])
        assert f"{borough} hidden" in text["impact.pdf"].replace("\n", " ")


@pytest.mark.slow
def test_the_document_has_two_to_six_pages_and_a_checker_finds_no_fault(made, sample_release, tmp_path):
    for name, content in (("planted", made["impact.pdf"]), ("sample", files(tell(sample_release))["impact.pdf"])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        result = outloud.check(str(path))
        assert (result.errors, result.warnings) == (0, 0)
        assert 2 <= len(pypdf.PdfReader(io.BytesIO(content)).pages) <= 6


def test_a_folder_where_nothing_is_live_is_refused(tmp_path):
    command = [sys.executable, "-m", "report", "--to", str(tmp_path), "--out", str(tmp_path / "out")]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Nothing has been imported" in ran.stderr
    assert not (tmp_path / "out").exists()
