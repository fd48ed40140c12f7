"""What a release holds, in the few figures that are shown before something is put in its place."""

from dataclasses import dataclass, field
from datetime import datetime

from warehouse.live import Release
from warehouse.opening import opened_release
from warehouse.programme import Programme, from_json
from warehouse.report import totals

SOURCES = """
    SELECT s.name, s.platform, s.made_up, count(DISTINCT f.name), CAST(sum(f.rows_in) AS BIGINT), max(f.imported_at)
    FROM sources AS s JOIN files AS f USING (source) GROUP BY ALL ORDER BY s.name"""
SET_ASIDE = """
    SELECT s.name, f.name, f.table_name, q.code, coalesce(any_value(q.reason), any_value(w.words), q.code), count(*),
           min(q.line), arg_min(coalesce(q.column_name, ''), q.line), arg_min(coalesce(q.value, ''), q.line)
    FROM quarantine AS q JOIN files AS f USING (file) JOIN sources AS s USING (source)
    LEFT JOIN reasons AS w ON w.code = q.code
    GROUP BY s.name, f.file, f.name, f.table_name, q.code ORDER BY f.file, q.code"""


@dataclass(frozen=True)
class Source:
    """A source of a release: how many files it has, how many rows came in with them, and when (UTC)."""

    name: str
    platform: str
    made_up: bool
    files: int
    rows_in: int
    imported_at: datetime


@dataclass(frozen=True)
class Fault:
    """Rows of a file that were set aside for one reason, and the first of them as it may be shown."""

    source: str
    file: str
    table: str | None
    code: str
    words: str
    rows: int
    line: int
    column: str
    value: str


@dataclass(frozen=True)
class Standing:
    """A release's sources by name, its totals, its rows set aside by file and reason, and its terms."""

    sources: tuple[Source, ...] = ()
    totals: dict[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    programme: Programme = Programme()

    @property
    def made_up(self) -> bool:
        """Whether its people are invented."""
        return any(source.made_up for source in self.sources)


def standing(release: Release) -> Standing:
    """What a release holds. Raises Refused where it cannot be read."""
    with opened_release(release) as con:
        sources = tuple(Source(*row) for row in con.execute(SOURCES).fetchall())
        faults = tuple(Fault(*row) for row in con.execute(SET_ASIDE).fetchall())
        ((terms,),) = con.execute("SELECT terms FROM programme").fetchall()
        return Standing(sources, totals(con), faults, from_json(terms))
