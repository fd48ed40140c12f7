"""One export through the whole import, as the tests of every platform look at it."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import xlsxwriter

from warehouse.attempts import Attempt
from warehouse.build import run_import
from warehouse.contract.reasons import reasons
from warehouse.importers.plan import Options
from warehouse.live import current
from warehouse.report import report


@dataclass(frozen=True)
class Imported:
    """What an import came to."""

    attempt: Attempt
    report: dict = field(repr=False)
    folder: Path

    @property
    def books(self) -> dict[tuple[str, str | None], tuple[int, ...]]:
        """(file, table) -> rows in, loaded, duplicates, quarantined, excluded."""
        names = ("rows_in", "loaded", "duplicates", "quarantined", "excluded")
        return {(each["file"], each["table"]): tuple(each[name] for name in names) for each in self.report["files"]}

    def entry(self, file: str, table: str | None) -> dict:
        """The report's entry of a file and table."""
        return next(each for each in self.report["files"] if (each["file"], each["table"]) == (file, table))

    @property
    def totals(self) -> dict[str, int]:
        """The totals that are not 0."""
        return {name: count for name, count in self.report["totals"].items() if count}

    def ask(self, sql: str) -> list[tuple]:
        """Rows of the live warehouse."""
        with closing(duckdb.connect(current(self.folder).warehouse, read_only=True)) as con:
            return con.execute(sql).fetchall()

    @property
    def tallies(self) -> list[tuple]:
        """(idea, vote, count, area) of every count."""
        return self.ask("SELECT idea_id, vote, count, gss_code FROM tallies LEFT JOIN ideas USING (idea) ORDER BY ALL")


def imported(tmp_path: Path, files: Mapping[str, str | bytes], to: str = "programme", **options: object) -> Imported:
    """Imports files (name -> content) and insists that every row of every file and table is accounted for."""
    given = tmp_path / f"given-{len(list(tmp_path.iterdir()))}" / "talk"
    given.mkdir(parents=True)
    for name, content in files.items():
        (given / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    attempt = run_import(tmp_path / to, [given], Options(**options))
    outcome = Imported(attempt, report(tmp_path / to, attempt), tmp_path / to)
    for each in outcome.report["files"]:
        assert each["rows_in"] == each["loaded"] + each["duplicates"] + each["quarantined"] + each["excluded"]
        assert set(each["reasons"]) <= set(reasons())
    tables = [(each.get("source"), each["file"], each["table"]) for each in outcome.report["files"] if each["table"]]
    assert len(tables) == len(set(tables)), "a file and table stand in the report twice"
    return outcome


def workbook(path: Path, sheets: Mapping[str, list[list]], dates: str = "mm/dd/yyyy hh:mm:ss") -> bytes:
    """An XLSX file with these rows a sheet; moments are numbers in a cell styled as a date."""
    with xlsxwriter.Workbook(path, {"default_date_format": dates}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path.read_bytes()
