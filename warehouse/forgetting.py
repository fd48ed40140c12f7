"""Erasing one participant: from both releases kept, quarantine and the attempts, and from what is imported later."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.attempts import remove_words
from warehouse.audit import record
from warehouse.build import build, open_database, silent
from warehouse.decisions import decide, decided
from warehouse.importers.plan import Options
from warehouse.live import Release, building, live_release, releases, replace_all
from warehouse.merging import everything_stays
from warehouse.opening import opened_release
from warehouse.personal.key import load_key
from warehouse.personal.pseudonyms import pseudonym
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.staging.identifiers import SHARED

# Everything of one person: by number where they hold rows, by pseudonym where they are only in quarantine.
ROWS = {
    "idea": "SELECT count(*) FROM contributions WHERE kind = 'idea' AND person = $person",
    "comment": "SELECT count(*) FROM contributions WHERE kind = 'comment' AND person = $person",
    "vote": "SELECT count(*) FROM contributions WHERE kind = 'vote' AND person = $person",
    "attendance": "SELECT count(*) FROM attendance WHERE person = $person",
    "registration": "SELECT count(*) FROM participants JOIN identities USING (pseudonym) WHERE person = $person",
}
HELD = "SELECT count(*) FROM quarantine WHERE contains(cells, $mark)"


@dataclass(frozen=True)
class Known:
    """One participant in one release: their number (None where all their rows are in quarantine), and the marks that
    are theirs as (source, pseudonym), the register's among them."""

    person: int | None
    marks: frozenset[tuple[str, str]]


def forget(folder: Path, participant: str, source: str | None = None) -> list[str]:
    """Erase a participant by the identifier their export had; gives sentences that say what went.

    The identifier is looked for in every source (or the one named); whoever a register joins to it goes with it. Both
    releases kept are made anew without them, and a tombstone of pseudonyms keeps later imports from bringing them back.
    Raises Refused where nobody of that identifier is known, NeedsAnswer where it is two people's.
    """
    live_release(folder)
    key = load_key(folder)
    with building(folder) as work:
        kept = releases(folder)
        found = _in_all(kept, key, participant, source)
        _insist_on_one(found, participant, source)
        removed = [_counted(release, known) for release, known in found]
        marks = frozenset().union(*(known.marks for _, known in found))
        _bury(folder, marks)
        many = _rebuild(folder, work, kept)
    remove_words(folder, [participant, *(mark for _, mark in marks)])
    record(folder, "forget", "done", releases(folder)[0].name)
    return [*removed, *_closing_words(many)]


def _in_all(kept: list[Release], key: bytes, participant: str, source: str | None) -> list[tuple[Release, Known]]:
    """Whom the identifier names in each release. An earlier one that cannot be read says nothing, and goes later."""
    found = [(kept[0], known) for known in _known(kept[0], key, participant, source)]
    for earlier in kept[1:]:
        with suppress(Refused):
            found += [(earlier, known) for known in _known(earlier, key, participant, source)]
    return found


def _insist_on_one(found: list[tuple[Release, Known]], participant: str, source: str | None) -> None:
    """Raises Refused where nobody was found, NeedsAnswer where one release names another person than the other."""
    if not found:
        where = f"source {source}" if source else "any source"
        why = f"No participant {participant!r} is known in {where}; check the identifier as the export writes it."
        raise Refused("", why)
    own = [{mark for mark in known.marks if mark[0] != SHARED} for _, known in found]
    if not set.intersection(*own):
        raise _ask(participant, [name for marks in own for name, _ in marks])


def _ask(participant: str, sources: Iterable[str]) -> NeedsAnswer:
    where = ", ".join(sorted(set(sources)))
    why = f"{participant!r} is another person in each of these sources: {where}; say --source with one of them."
    return NeedsAnswer("", why, "--source")


def _known(release: Release, key: bytes, participant: str, source: str | None) -> list[Known]:
    """Whom the identifier names in a release: nobody or one. Raises NeedsAnswer where it names several."""
    with opened_release(release) as con:
        sources = [
            name
            for (name,) in con.execute("SELECT name FROM sources ORDER BY name").fetchall()
            if source in (None, name)
        ]
        named = {name: _in_source(con, name, pseudonym(key, name, participant)) for name in sources}
        people = {known: name for name, known in named.items() if known}
        if len(people) > 1:
            raise _ask(participant, people.values())
        return list(people)


def _in_source(con: duckdb.DuckDBPyConnection, source: str, mark: str) -> Known | None:
    """Who has that pseudonym in a source, with all the pseudonyms that are the same person's."""
    rows = con.execute(
        """
        SELECT person, s.name, other.pseudonym, other.shared, other.link
        FROM identities AS own JOIN identities AS other USING (person) JOIN sources AS s ON s.source = other.source
        WHERE own.pseudonym = $1""",
        [mark],
    ).fetchall()
    if rows:
        across = {mark for row in rows for mark in row[3:] if mark}
        marks = {(row[1], row[2]) for row in rows} | {(SHARED, mark) for mark in across}
        return Known(rows[0][0], frozenset(marks))
    held = con.execute(HELD, {"mark": mark}).fetchall()[0][0]
    return Known(None, frozenset({(source, mark)})) if held else None


def _counted(release: Release, known: Known) -> str:
    """What goes from a release."""
    with opened_release(release) as con:
        counts = {kind: con.execute(sql, {"person": known.person}).fetchall()[0][0] for kind, sql in ROWS.items()}
        held = sum(con.execute(HELD, {"mark": mark}).fetchall()[0][0] for _, mark in known.marks)
    said = [
        f"{rows} {kind}{'' if rows == 1 else 's'}" for kind, rows in {**counts, "quarantined row": held}.items() if rows
    ]
    return f"Removed from release {release.name}: {', '.join(said)}."


def _bury(folder: Path, marks: frozenset[tuple[str, str]]) -> None:
    """The tombstone: a pseudonym and its source, each once."""
    known = {(row["source"], row["pseudonym"]) for row in decided(folder, "forgotten")}
    decide(folder, "forgotten", [{"source": source, "pseudonym": mark} for source, mark in sorted(marks - known)])


def _rebuild(folder: Path, work: Path, kept: list[Release]) -> int:
    """Every release kept once more without the forgotten, and then all of them changed for the new ones in one step.

    Gives how many there are then: an earlier release that can no longer be read goes as a whole.
    """
    builds = [_rebuilt(folder, work / "release-0", kept[0])]
    for place, earlier in enumerate(kept[1:], 1):
        with suppress(Refused, duckdb.Error):
            builds.append(_rebuilt(folder, work / f"release-{place}", earlier))
    replace_all(folder, builds)
    return len(builds)


def _rebuilt(folder: Path, built: Path, release: Release) -> tuple[Path, str]:
    with closing(open_database(built.parent)) as con:
        attempt = build(con, folder, built, everything_stays(con, release), Options(), silent)
    return built, attempt.release


def _closing_words(many: int) -> list[str]:
    made = "The release was made anew" if many == 1 else "Both releases were made anew"
    files = "the files before are deleted, the funders' among them"
    return [f"{made} without this person; {files}.", "Later imports leave this person out."]
