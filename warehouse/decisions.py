"""What a lead decided, in plain files beside the warehouse: who, when, what. They outlive every rebuild."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from geo.words import normalise
from warehouse.contract.terms import Terms, reference
from warehouse.refusal import Refused

COLUMNS = {
    "codings": ("source", "idea_id", "principle", "who", "when"),
    "targets": ("measure", "dimension", "value", "target", "by", "who", "when"),
    "crosswalk": ("from_principle", "to_principle", "status", "note", "who", "when"),
    "organisation_names": ("name", "organisation", "who", "when"),
    "statements": ("framework", "statement_id", "principle", "text", "who", "when"),
    "outcomes": ("source", "idea_id", "statement_id", "outcome", "reason", "who", "when"),
    "impact_words": ("place", "text", "who", "when"),
    "answers": ("source", "option", "answer", "who", "when"),
    "forgotten": ("source", "pseudonym", "when"),
}


def decided(folder: Path, kind: str) -> list[dict[str, str]]:
    """The decisions of one kind, in the order they were made. Raises Refused where a lead's file lacks a column or is
    not text in UTF-8."""
    path = folder / "decisions" / f"{kind}.csv"
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, restval=""))
    except UnicodeDecodeError as problem:
        raise Refused(path.name, f"decisions/{path.name} is not text in UTF-8; save it as CSV UTF-8.") from problem
    if rows:
        _insist_on_columns(path, kind, rows[0])
    return [{column: row[column] for column in COLUMNS[kind]} for row in rows]


def decide(folder: Path, kind: str, rows: list[dict[str, str]]) -> None:
    """Add decisions of one kind, each with its moment. A decision is never overwritten: a later one wins, undo adds
    another. A file edited by hand keeps its order of columns. Raises Refused where it lacks one."""
    path = folder / "decisions" / f"{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    header = next(csv.reader(before.splitlines()), [])
    if header:
        _insist_on_columns(path, kind, header)
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("\r\n" if before and not before.endswith("\n") else "")
        writer = csv.DictWriter(file, header or COLUMNS[kind], restval="")
        if not header:
            writer.writeheader()
        writer.writerows({"when": now(), **row} for row in rows)


def drop(folder: Path, kind: str, wanted: Callable[[dict[str, str]], bool]) -> int:
    """Take decisions out for good, because they are about a person who is forgotten; gives how many went. The file is
    replaced in one rename."""
    path = folder / "decisions" / f"{kind}.csv"
    if not decided(folder, kind):
        return 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        header, rows = list(reader.fieldnames or ()), list(reader)
    left = [row for row in rows if not wanted(row)]
    if len(left) < len(rows):
        aside = path.with_suffix(".new")
        with aside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(left)
        aside.replace(path)
    return len(rows) - len(left)


def _insist_on_columns(path: Path, kind: str, header: Iterable[str]) -> None:
    if not set(COLUMNS[kind]) <= set(header):
        raise Refused(path.name, f"decisions/{path.name} needs the columns {', '.join(COLUMNS[kind])}.")


@contextmanager
def provisionally(folder: Path, kind: str, rows: list[dict[str, str]]) -> Iterator[None]:
    """Add decisions for the block; where it fails, the file stands as it stood before."""
    path = folder / "decisions" / f"{kind}.csv"
    before = path.read_bytes() if path.is_file() else None
    try:
        decide(folder, kind, rows)
        yield
    except BaseException:
        path.unlink(missing_ok=True) if before is None else path.write_bytes(before)
        raise


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")


def answer(folder: Path, source: str, option: str) -> str | None:
    """The latest answer a person gave for a source ("sign"), or None."""
    given = [row["answer"] for row in decided(folder, "answers") if (row["source"], row["option"]) == (source, option)]
    return given[-1] if given else None


def crosswalk_of(folder: Path) -> list[tuple[str, str, str, str]]:
    """(from, to, status, note): the crosswalk that comes with the product, and over it the lead's last decision on each
    pair. The status "removed" takes a pair out; a blank status and note leave it as it came.

    Raises Refused for a principle that no framework has.
    """
    known = {f"{row['framework']}:{row['code']}" for row in reference("principles")}
    found = {
        (f"{row['from_framework']}:{row['from_code']}", f"{row['to_framework']}:{row['to_code']}"): (
            row["status"],
            row["note"],
        )
        for row in reference("crosswalk")
    }
    own = {}
    for place, row in enumerate(decided(folder, "crosswalk")):
        pair = (row["from_principle"].strip(), row["to_principle"].strip())
        if strange := set(pair) - known:
            why = f"decisions/crosswalk.csv, row {place + 2}: {min(strange)!r} is not a principle we know."
            raise Refused("crosswalk.csv", why)
        own[pair] = (row["status"].strip().lower(), row["note"].strip())
    found |= {pair: (status or "proposal", note) for pair, (status, note) in own.items() if status or note}
    return [(*pair, *said) for pair, said in found.items() if said[0] != "removed"]


def codings_of(folder: Path, terms: Terms) -> list[tuple[str, str, str | None, str, int]]:
    """(source, idea, principle, when, place) in the order they were made; a blank principle takes a coding back.

    Raises Refused for a principle that no framework has.
    """
    rows = []
    for place, row in enumerate(decided(folder, "codings")):
        principle = terms.principles.get(normalise(row["principle"]))
        if row["principle"].strip() and principle is None:
            raise Refused(
                "codings.csv",
                f"decisions/codings.csv, row {place + 2}: {row['principle']!r} is not a principle we know.",
            )
        rows.append((row["source"], row["idea_id"], principle, row["when"], place))
    return rows


def accepted_names(folder: Path) -> dict[str, str]:
    """Normalised other name of an organisation -> the name a lead said it is; a blank takes that back."""
    said = {normalise(row["name"]): row["organisation"].strip() for row in decided(folder, "organisation_names")}
    return {name: organisation for name, organisation in said.items() if organisation}
