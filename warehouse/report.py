"""The reconciliation report: for every file what came in and what became of it, and the totals."""

from pathlib import Path

import duckdb

from warehouse.attempts import Attempt, attempts
from warehouse.contract.reasons import reasons as known_reasons
from warehouse.live import current, insist_on_folder, insist_on_pointer
from warehouse.opening import opened_release

COUNTS = ("rows_in", "loaded", "duplicates", "quarantined", "excluded")
TOTAL_NAMES = (
    "participants",
    "organisations",
    "boroughs",
    "ideas",
    "comments",
    "votes",
    "vote_events",
    "contributions",
)
# From the sums made on import, which are checked against the contributions before a release goes live.
TOTALS = """
    WITH taking_part AS (
        SELECT p.*, a.kind = 'borough' AND people > 0 AS in_borough
        FROM rollup_people AS p LEFT JOIN areas AS a USING (gss_code) WHERE phase = '')
    SELECT CAST(coalesce(sum(people), 0) AS BIGINT) AS participants,
           count(DISTINCT organisation) FILTER (people > 0) AS organisations,
           count(DISTINCT gss_code) FILTER (in_borough) AS boroughs,
           (SELECT count(*) FROM ideas) AS ideas,
           (SELECT count(*) FROM comments) AS comments,
           CAST(coalesce(sum(votes), 0) AS BIGINT) AS votes,
           (SELECT CAST(coalesce(sum(given), 0) AS BIGINT) FROM rollup_days WHERE phase = '')
           - CAST(coalesce(sum(ideas + comments), 0) AS BIGINT) AS vote_events,
           CAST(coalesce(sum(ideas + comments + votes), 0) AS BIGINT) AS contributions
    FROM taking_part"""


def report(folder: Path, attempt: Attempt | None = None) -> dict:
    """{"files": [...], "totals": {...}} of the live release; a file refused at the latest attempt (or `attempt`) is
    listed too.

    Raises Refused where there is no such folder, or its live release cannot be read.
    """
    insist_on_folder(folder)
    insist_on_pointer(folder)
    latest = attempt or next(iter(attempts(folder)), None)
    refused = latest.files if latest and latest.outcome in ("refused", "question") else []
    release = current(folder)
    if release is None:
        return {"files": refused, "totals": dict.fromkeys(TOTAL_NAMES, 0)}
    with opened_release(release) as con:
        return {"files": [*files(con), *refused], "totals": totals(con)}


def totals(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The programme's totals, as `GLOSSARY.md` defines them."""
    return dict(zip(TOTAL_NAMES, con.execute(TOTALS).fetchall()[0], strict=True))


def files(con: duckdb.DuckDBPyConnection) -> list[dict]:
    """One entry a file and table, with the reasons counted by code and the names of columns that were not kept."""
    reasons: dict[int, dict[str, int]] = {}
    for file, code, rows in con.execute(
        "SELECT file, code, CAST(sum(rows) AS BIGINT) FROM file_reasons GROUP BY file, code ORDER BY ALL"
    ).fetchall():
        reasons.setdefault(file, {})[code] = rows
    dropped: dict[int, list[str]] = {}
    for file, name in con.execute(
        "SELECT file, detail FROM file_reasons WHERE code = 'dropped_column' ORDER BY ALL"
    ).fetchall():
        dropped.setdefault(file, []).append(name)
    rows = con.execute(f"""
        SELECT f.file, s.name, f.name, format, table_name, {", ".join(COUNTS)}
        FROM files AS f JOIN sources AS s USING (source) ORDER BY f.file""").fetchall()
    return [
        {
            "file": name,
            "source": source,
            "format": format_name,
            "table": table,
            **dict(zip(COUNTS, counts, strict=True)),
            "refused": None,
            "reasons": reasons.get(file, {}),
            "dropped": dropped.get(file, []),
        }
        for file, source, name, format_name, table, *counts in rows
    ]


def as_text(answer: dict) -> str:
    """The report for people: a line a file, then the reasons, then the totals."""
    several = len({entry.get("source") for entry in answer["files"]}) > 1
    lines = [line for entry in answer["files"] for line in _lines(entry, several)]
    lines.append(", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in answer["totals"].items()))
    return "\n".join(lines)


def _lines(entry: dict, several: bool) -> list[str]:
    """One file and table; with several sources each line begins with its own."""
    if entry["refused"]:
        return [f"{entry['file']}: not taken. {entry['refused']}"]
    name = f"{entry['source']}  {entry['file']}" if several else entry["file"]
    if not entry["table"]:
        return [f"{name}: {'; '.join(known_reasons()[code].words for code in entry['reasons'])}"]
    counts = ", ".join(f"{entry[count]:,} {count.replace('_', ' ')}" for count in COUNTS)
    return [
        f"{name} -> {entry['table']}: {counts}",
        *(f"    {code.replace('_', ' ')}: {rows:,}" for code, rows in entry["reasons"].items()),
    ]
