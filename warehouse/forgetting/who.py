"""Whom an identifier names in a release, and how many rows are theirs."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

import duckdb

from warehouse.live import Release
from warehouse.opening import opened_with_beside
from warehouse.personal.pseudonyms import pseudonym
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.staging.identifiers import SHARED
from warehouse.tombstones import facts_of

# Everything of one person: by number where they hold rows, by pseudonym where they are only in quarantine.
ROWS = {
    "idea": "SELECT count(*) FROM contributions WHERE kind = 'idea' AND person = $person",
    "comment": "SELECT count(*) FROM contributions WHERE kind = 'comment' AND person = $person",
    "vote": "SELECT count(*) FROM contributions WHERE kind = 'vote' AND person = $person",
    "attendance": "SELECT count(*) FROM attendance WHERE person = $person",
    "registration": """
        SELECT count(*) FROM participants
        WHERE pseudonym IN (SELECT pseudonym FROM identities WHERE person = $person)""",
}
HELD = "SELECT count(*) FROM quarantine WHERE contains(cells, $mark)"
IDEAS = """
    SELECT s.name, idea_id FROM ideas AS i JOIN sources AS s USING (source)
    WHERE person = $1 AND NOT EXISTS (
        SELECT 1 FROM contributions AS c WHERE c.idea = i.idea AND c.person IS DISTINCT FROM i.person)"""


@dataclass(frozen=True)
class Known:
    """One participant in one release: their number (None where all their rows are in quarantine), the marks that are
    theirs as (source, pseudonym), the register's among them, what they did as `warehouse.tombstones` keeps it, and the
    ideas nobody else touched as (source, identifier)."""

    person: int | None
    marks: frozenset[tuple[str, str]]
    facts: tuple[str, ...] = field(default=(), compare=False)
    ideas: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def in_all(kept: list[Release], key: bytes, participant: str, source: str | None) -> list[tuple[Release, Known]]:
    """Whom the identifier names in each release (the live one first, with what stands beside it). An earlier one that
    cannot be read says nothing, and goes later. Raises Refused where nobody is found, NeedsAnswer where several are."""
    found = [(kept[0], known) for known in _known(kept[0], key, participant, source)]
    for earlier in kept[1:]:
        with suppress(Refused):
            found += [(earlier, known) for known in _known(earlier, key, participant, source)]
    _insist_on_one(found, participant, source)
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
    with opened_with_beside(release) as con:
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
        person = rows[0][0]
        across = {mark for row in rows for mark in row[3:] if mark}
        marks = frozenset({(row[1], row[2]) for row in rows} | {(SHARED, mark) for mark in across})
        ideas = tuple(con.execute(IDEAS, [person]).fetchall())
        return Known(person, marks, tuple(facts_of(con, person, [mark])), ideas)
    held = con.execute(HELD, {"mark": mark}).fetchall()[0][0]
    return Known(None, frozenset({(source, mark)}), tuple(facts_of(con, None, [mark]))) if held else None


def counted(release: Release, known: Known) -> str:
    """What goes from a release, in a sentence."""
    with opened_with_beside(release) as con:
        counts = {kind: con.execute(sql, {"person": known.person}).fetchall()[0][0] for kind, sql in ROWS.items()}
        held = sum(con.execute(HELD, {"mark": mark}).fetchall()[0][0] for _, mark in known.marks)
    said = [
        f"{rows} {kind}{'' if rows == 1 else 's'}" for kind, rows in {**counts, "quarantined row": held}.items() if rows
    ]
    where = f"release {release.name}{' and what arrived since' if release.delta else ''}"
    return f"Removed from {where}: {', '.join(said)}."
