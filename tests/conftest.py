"""What tests of several rooms share: the sample programme imported once, with a key of the tests' own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.running import running
from warehouse import settings as settings_of_all
from warehouse.clickhouse.service import SETTING, Service, service
from warehouse.live import Release, current
from warehouse.sample import ensure

# How long an example takes depends on what else the machine does, and says nothing about the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The key that makes pseudonyms in every test and every process a test starts; never the user's own."""
    path = tmp_path_factory.mktemp("key") / "pseudonym.key"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTICIPATION_KEY_FILE", str(path))
        yield path


@pytest.fixture(scope="session")
def sample_release(key_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The sample programme, live. To be read only: other tests read it too."""
    folder = tmp_path_factory.mktemp("sample")
    ensure(folder)
    release = current(folder)
    assert release is not None
    return release


@pytest.fixture(scope="session")
def server_of_nothing(key_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard of no programme, for what is answered beside the pages."""
    with running(tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """ClickHouse in this process, which has room for one only: every test that asks it asks this one."""
    folder = tmp_path_factory.mktemp("clickhouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTING, f"chdb:{folder}")
        return service()


@pytest.fixture
def on_clickhouse(embedded: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The setting that names it, for one test."""
    monkeypatch.setenv(SETTING, embedded.name)
    return embedded


@pytest.fixture
def own_settings(tmp_path, monkeypatch):
    """The settings that come with the dashboard, with the address of a statement put in."""
    words = settings_of_all.FILE.read_text(encoding="utf-8")
    own = tmp_path / "settings.toml"
    words = words.replace('accessibility = ""', 'accessibility = "https://trust.example/a11y"')
    own.write_text(words, encoding="utf-8")
    monkeypatch.setattr(settings_of_all, "FILE", own)
    settings_of_all.settings.cache_clear()
    yield
    settings_of_all.settings.cache_clear()
