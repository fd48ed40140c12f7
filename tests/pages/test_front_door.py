"""Who may open what, what every screen says first, and the first start."""

import re
import shutil
import threading
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from access import MAY_OPEN, Role, Viewer, sees_true_counts
from pages import overview
from pages.parts.banners import as_written
from pages.parts.first_start import Preparation
from pages.parts.folder import programme_folder
from pages.parts.navigation import PAGES, registered
from warehouse.clickhouse.sending import NOTE

FRONT_DOOR = Path(__file__).parents[2] / "pages" / "front_door.py"


def test_a_lead_opens_every_page():
    assert set(MAY_OPEN[Role.LEAD]) == set(PAGES)


@pytest.mark.parametrize("key", ["bring", "coding", "sources"])
def test_only_a_lead_changes_the_data_or_opens_its_sources(key):
    assert [role for role in Role if key in MAY_OPEN[role]] == [Role.LEAD]


def test_a_section_of_which_nothing_may_be_opened_is_not_in_the_navigation():
    assert list(registered(Viewer(Role.DESIGN))) == ["", "Who was heard", "What was said"]
    assert list(registered(Viewer(Role.FUNDER))) == [""]


def test_a_funder_opens_only_pages_that_read_the_published_file():
    assert MAY_OPEN[Role.FUNDER] == ("impact",)


def test_everybody_has_a_first_page_and_a_funder_s_only_one_is_it(monkeypatch):
    made = []
    monkeypatch.setattr(streamlit, "Page", lambda _draw, **told: made.append(told))
    for role in Role:
        registered(Viewer(role))
    assert [told["title"] for told in made if told["default"]] == ["Overview", "Overview", "Impact"]


def test_a_funder_does_not_see_true_counts():
    assert [role for role in Role if sees_true_counts(Viewer(role))] == [Role.LEAD, Role.DESIGN]


def test_equal_viewers_are_one_cache_key():
    assert {Viewer(Role.LEAD), Viewer(Role.LEAD), Viewer(Role.FUNDER)} == {Viewer(Role.LEAD), Viewer(Role.FUNDER)}


def test_no_two_pages_have_the_same_address_or_title():
    modules = PAGES.values()
    assert len({module.ADDRESS for module in modules}) == len({module.TITLE for module in modules}) == len(modules)
    assert overview.ADDRESS == ""


def test_a_name_with_a_picture_in_it_is_shown_as_it_was_written():
    assert as_written("![x](http://h/y)") == "\\!\\[x\\]\\(\u2060http\\://h/y\\)"


@pytest.mark.parametrize("address", ["http://h.example", "HTTPS://h.example", "www.h.example", "a@h.example"])
def test_a_bare_address_is_no_link(address):
    assert as_written(address).count("\u2060") == 1


@pytest.mark.parametrize("name", [":material/home:", ":smile:", ":+1:", ":streamlit:"])
def test_a_name_between_colons_is_no_icon(name):
    assert as_written(name).startswith("\\:\u2060")


@given(st.text())
def test_no_mark_of_markdown_is_left_bare_and_no_letter_is_lost(text):
    shown = re.sub(r"\\(.)", r"\1", as_written(text), flags=re.DOTALL)
    assert shown.replace("\u2060", "") == text.replace("\u2060", "")
    assert re.search(r"(?<!\\)[*_`\[\]<>$~:=]", re.sub(r"\\\\", "", as_written(text))) is None


def test_the_folder_is_the_one_the_environment_names(monkeypatch, tmp_path):
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(tmp_path))
    assert programme_folder() == tmp_path


def test_with_no_folder_named_it_is_data_beside_the_dashboard(monkeypatch):
    monkeypatch.delenv("PARTICIPATION_FOLDER", raising=False)
    assert programme_folder().name == "data"
    assert (programme_folder().parent / "dashboard.py").exists()


def test_a_preparation_says_how_far_it_is_while_it_runs():
    told, go_on = threading.Event(), threading.Event()

    def build(note):
        note(0.4, "Reading votes")
        told.set()
        assert go_on.wait(10)

    preparation = Preparation(build)
    assert told.wait(10)
    assert (preparation.share, preparation.doing, preparation.outcome.done()) == (0.4, "Reading votes", False)
    go_on.set()
    assert preparation.outcome.result(10) is None


def test_a_preparation_that_fails_keeps_why():
    def build(_note):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        Preparation(build).outcome.result(10)


@given(st.floats(allow_nan=False))
def test_the_share_shown_is_never_beyond_the_bar(share):
    preparation = Preparation(lambda note: note(share, "Working"))
    preparation.outcome.result(10)
    assert 0 <= preparation.share <= 1


def test_a_release_of_another_version_is_named_and_nothing_is_drawn(tmp_path, sample_release, monkeypatch):
    """A dashboard that is newer than what it finds says so, in place of failing on the first table it misses."""
    place = tmp_path / "live" / sample_release.name
    shutil.copytree(sample_release.warehouse.parent, place)
    shutil.copy(sample_release.folder / "live" / "current.json", tmp_path / "live")
    with closing(duckdb.connect(place / "warehouse.duckdb")) as con:
        con.execute("UPDATE programme SET schema_version = 4")
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(tmp_path))
    visitor = AppTest.from_file(FRONT_DOOR, default_timeout=60).run()
    assert "was made by another version of this dashboard" in visitor.error[0].value
    assert not visitor.title


def test_every_page_links_to_the_notices_that_the_settings_name(own_settings, sample_release, monkeypatch):
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(sample_release.folder))
    visitor = AppTest.from_file(FRONT_DOOR, default_timeout=60).run()
    assert "[Accessibility statement](https://trust.example/a11y)" in [each.value for each in visitor.caption]


@pytest.fixture
def sent_away(tmp_path, sample_release, monkeypatch):
    """A programme whose release was sent to a ClickHouse that nothing listens for any more."""
    place = tmp_path / "live" / sample_release.name
    shutil.copytree(sample_release.warehouse.parent, place)
    shutil.copy(sample_release.folder / "live" / "current.json", tmp_path / "live")
    (place / NOTE).write_text('{"service": "127.0.0.1:9", "database": "participation_sample"}', encoding="utf-8")
    monkeypatch.setenv("PARTICIPATION_FOLDER", str(tmp_path))
    monkeypatch.setenv("PARTICIPATION_ENGINE", "clickhouse://127.0.0.1:9")


def test_a_clickhouse_that_does_not_answer_is_said_in_a_sentence(sent_away):
    visitor = AppTest.from_file(FRONT_DOOR, default_timeout=60).run()
    assert "ClickHouse at 127.0.0.1:9 did not do what was asked" in visitor.error[0].value.replace("\\", "")
    assert not visitor.exception
