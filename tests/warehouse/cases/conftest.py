"""One import from files to the live warehouse, as every case of bad input is tried."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from warehouse.attempts import Attempt
from warehouse.build import run_import
from warehouse.contract.reasons import reasons
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.report import report


@dataclass(frozen=True)
class Outcome:
    """What an import came to: the attempt, the report as scripts get it, and the warehouse that is live afterwards."""

    attempt: Attempt
    report: dict = field(repr=False)
    folder: Path

    @property
    def files(self) -> dict[str, dict]:
        """The report's entries by file name, without the export's."""
        return {entry["file"].rpartition("/")[2]: entry for entry in self.report["files"]}

    def counts(self, file: str) -> tuple[int, int, int, int, int]:
        """Rows in, loaded, duplicates, quarantined, excluded."""
        return tuple(self.files[file][name] for name in ("rows_in", "loaded", "duplicates", "quarantined", "excluded"))

    def ask(self, sql: str) -> list[tuple]:
        """Rows of the live warehouse."""
        with closing(duckdb.connect(current(self.folder).warehouse, read_only=True)) as con:
            return con.execute(sql).fetchall()

    def column(self, sql: str) -> list:
        """One column of the live warehouse."""
        return [value for (value,) in self.ask(sql)]

    def set_aside(self) -> list[tuple]:
        """(line, column, code) of each row in quarantine."""
        return self.ask("SELECT line, column_name, code FROM quarantine ORDER BY ALL")


Importing = Callable[..., Outcome]


@pytest.fixture
def imported(tmp_path: Path) -> Importing:
    """Imports files (name -> content) or paths into the folder `to`, and insists on what must hold after every
    import."""
    number = iter(range(100))

    def run(
        given: Mapping[str, str | bytes] | Sequence[Path],
        to: str = "programme",
        register: Path | None = None,
        progress: Callable[[float, str], None] = lambda share, words: None,
        **options: object,
    ) -> Outcome:
        folder, before = tmp_path / to, _live(tmp_path / to)
        paths = (
            [_written(tmp_path / f"given-{next(number)}" / "export", given)] if isinstance(given, Mapping) else given
        )
        attempt = run_import(folder, paths, Options(**options), register, progress)
        outcome = Outcome(attempt, report(folder), folder)
        _insist_on_account(outcome)
        assert attempt.outcome == "live" or _live(folder) == before, (
            "an import that did not go live changed what is live"
        )
        return outcome

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes one file to be imported by its path."""
    return lambda name, content: _written(tmp_path / "given", {name: content}) / name


def _written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _live(folder: Path) -> tuple | None:
    release = current(folder)
    return release and (release, release.warehouse.read_bytes(), release.published.read_bytes())


def _insist_on_account(outcome: Outcome) -> None:
    """Every row of every file is accounted for, in the report and in quarantine, under reasons people can read."""
    for entry in outcome.report["files"]:
        assert entry["rows_in"] == entry["loaded"] + entry["duplicates"] + entry["quarantined"] + entry["excluded"]
        assert set(entry["reasons"]) <= set(reasons())
        of_quarantine = sum(rows for code, rows in entry["reasons"].items() if reasons()[code].level == "Q")
        assert of_quarantine == entry["quarantined"]
    if current(outcome.folder):
        kept = outcome.column("SELECT count(*) FROM quarantine")[0]
        assert kept == sum(entry["quarantined"] for entry in outcome.report["files"])
