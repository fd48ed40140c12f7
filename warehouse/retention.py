"""How long a programme's rows are kept, and erasing them when that is over: only the published figures stay."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from warehouse.audit import record
from warehouse.erased import erased_on, note_erased
from warehouse.fingerprint import fingerprint
from warehouse.forgetting.elsewhere import remove_uploads
from warehouse.live import Release, building, current, live_release, replace_all
from warehouse.opening import in_sql, opened_release
from warehouse.programme import from_json
from warehouse.refusal import Refused
from warehouse.schema import SCHEMA
from warehouse.settings import settings
from warehouse.working import open_database

WARNED = 30  # days before
PATIENCE = 10.0  # seconds
# What every warehouse holds, whoever took part. All other tables are of people, of what they said, or count them.
FACTS = (
    "area_groups", "areas", "attributes", "crosswalk", "events", "frameworks", "phases", "population",
    "principle_items", "principles", "programme", "reasons", "vocabulary",
)  # fmt: skip
DECISIONS_KEPT = frozenset({"forgotten.csv", "crosswalk.csv", "statements.csv"})
TERMS = "SELECT p.terms, (SELECT max(imported_at) FROM files) FROM programme AS p"


@dataclass(frozen=True)
class Retention:
    """Until when rows are kept (that day included), and when they were erased; None where there is no such day."""

    until: date | None
    erased: date | None = None

    def over(self, today: date) -> bool:
        """Whether the rows should be gone by now."""
        return self.erased is None and self.until is not None and today > self.until

    def soon(self, today: date) -> bool:
        """Whether the rows go within 30 days."""
        return self.erased is None and self.until is not None and today > self.until - timedelta(days=WARNED)


def retention(folder: Path) -> Retention:
    """Of the live release: the day in its programme.toml; otherwise so many days (settings, privacy) after the
    programme ended or its exports were last brought in, whichever is later. Raises Refused where it cannot be read."""
    release = current(folder)
    if release is None:
        return Retention(None)
    if erased := erased_on(folder, release.name):
        return Retention(None, erased)
    with opened_release(release) as con:
        terms, imported = con.execute(TERMS).fetchall()[0]
    programme = from_json(terms)
    if programme.retain_until:
        return Retention(programme.retain_until)
    days = [day for day in (programme.end, imported and imported.date()) if day]
    return Retention(max(days) + timedelta(days=settings()["privacy"]["retention_days"]) if days else None)


def expire_where_due(folder: Path, today: date) -> list[str]:
    """Erase a programme's rows where their time is over. Gives sentences that say what went; none where nothing did."""
    return expire(folder, today) if retention(folder).over(today) else []


def expire(folder: Path, today: date) -> list[str]:
    """Erase everything about single people, and keep the published figures. Gives sentences that say what went.

    Raises Refused where it is too early, or another import runs.
    """
    with building(folder, PATIENCE) as work:
        release, kept = live_release(folder), retention(folder)
        if not kept.over(today):
            raise Refused("", _too_early(kept))
        name = _facts_only(release, work / "release", work)
        replace_all(folder, [(work / "release", name)])
        note_erased(folder, name, today)
        _remove_the_rest(folder)
    record(folder, "expire", "done", name)
    return [
        f"These data were kept until {kept.until:%d %B %Y}. Everything about single people is erased: the releases, "
        "what arrived since, the record of attempts, decisions on ideas, and files on their way in.",
        "The published figures, the audit log and the marks of people who asked to be forgotten stay.",
        "Back-ups, and the export on your own disk, are yours to erase.",
    ]


def _too_early(kept: Retention) -> str:
    if kept.erased:
        return f"Everything about single people was erased on {kept.erased:%d %B %Y} already."
    until = f"until {kept.until:%d %B %Y}" if kept.until else "without an end"
    return f"These data are kept {until}; to erase them sooner, write an earlier retention_date into programme.toml."


def _facts_only(release: Release, built: Path, work: Path) -> str:
    """A release without rows, with the published figures of the one before; gives its name."""
    built.mkdir()
    with closing(open_database(work)) as con:
        con.execute(f"ATTACH {in_sql(release.warehouse)} AS live (READ_ONLY)")
        con.execute(f"ATTACH {in_sql(built / 'warehouse.duckdb')} AS release (RECOVERY_MODE 'no_wal_writes')")
        con.execute(f"USE release; {SCHEMA.read_text(encoding='utf-8')}; USE memory")
        for table in FACTS:
            con.execute(f"INSERT INTO release.{table} BY NAME SELECT * FROM live.{table}")
        name = fingerprint(con)
    shutil.copy(release.published, built / release.published.name)
    return name


def _remove_the_rest(folder: Path) -> None:
    shutil.rmtree(folder / "live" / "attempts", ignore_errors=True)
    for name in ("watched.json", "watching.json"):
        (folder / "live" / name).unlink(missing_ok=True)
    for path in (folder / "decisions").glob("*.csv"):
        if path.name not in DECISIONS_KEPT:
            path.unlink()
    remove_uploads(folder)
