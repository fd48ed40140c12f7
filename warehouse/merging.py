"""What an import replaces, what stays beside it, and whose terms hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from warehouse.importers.plan import Options
from warehouse.intake import Incoming
from warehouse.live import Release
from warehouse.opening import in_sql
from warehouse.programme import Programme, from_json
from warehouse.refusal import Refused

READ_BY = ("start", "end", "framework", "attributes")  # terms that decide how rows are read


@dataclass(frozen=True)
class LiveSource:
    """A source of the live release."""

    number: int
    name: str
    made_up: bool
    terms: Programme | None
    checksums: frozenset[str]
    read_under: Programme


@dataclass(frozen=True)
class Merge:
    """The exports that bring something new, the numbers of the live sources that stay, the terms, and remarks for the
    person.

    `registered`: a register was given, new or not, and the exports' people are those it lists.
    """

    incoming: tuple[Incoming, ...]
    kept: tuple[int, ...]
    programme: Programme
    remarks: tuple[str, ...]
    registered: bool = False


def merge(
    con: duckdb.DuckDBPyConnection, release: Release | None, incoming: Sequence[Incoming], options: Options
) -> Merge:
    """What to build. Attaches the live release as `live`. Raises Refused where made-up data would join real data."""
    live = live_sources(con, release) if release else []
    registered = any(each.register for each in incoming)
    new = tuple(each for each in incoming if not _is_live(each, live, options, registered))
    made_up = any(each.programme and each.programme.made_up for each in new)
    replaced = {each.source for each in new} if not options.add else set()
    if made_up and any(not source.made_up and source.name not in replaced for source in live):
        raise Refused(
            "", "This export says it is made up, and the live data are real; import it with --to another folder."
        )
    kept = [source for source in live if source.name not in replaced and (made_up or not source.made_up)]
    leaving = sorted({source.name for source in live if source.made_up} - {source.name for source in kept} - replaced)
    programme = _programme(new, live, kept)
    _insist_on_one_scale(programme, kept)
    left = tuple(
        f"The made-up programme {name} leaves: made-up and real data are never shown together." for name in leaving
    )
    remarks = left + _read_otherwise(programme, kept)
    return Merge(_with_terms(new, live), tuple(source.number for source in kept), programme, remarks, registered)


def everything_stays(con: duckdb.DuckDBPyConnection, release: Release) -> Merge:
    """The same release once more. Attaches it as `live`."""
    live = live_sources(con, release)
    return Merge((), tuple(source.number for source in live), _programme((), live, live), ())


def live_sources(con: duckdb.DuckDBPyConnection, release: Release) -> list[LiveSource]:
    """The live release's sources, by name; the release stays attached as `live`."""
    con.execute(f"ATTACH {in_sql(release.warehouse)} AS live (READ_ONLY)")
    rows = con.execute("""
        SELECT s.source, s.name, s.made_up, s.terms, list(DISTINCT f.sha256) FILTER (f.sha256 IS NOT NULL), p.terms
        FROM live.sources AS s CROSS JOIN live.programme AS p LEFT JOIN live.files AS f USING (source)
        GROUP BY ALL ORDER BY s.name""").fetchall()
    return [
        LiveSource(number, name, made_up, from_json(terms) if terms else None, frozenset(sums or ()), from_json(under))
        for number, name, made_up, terms, sums, under in rows
    ]


def _is_live(incoming: Incoming, live: Sequence[LiveSource], options: Options, registered: bool) -> bool:
    """Whether the very same files are live already: all of their source's, or where no source was named part of
    another's.

    Never where an answer or a register may make them read otherwise.
    """
    if options.reads_otherwise or (registered and not incoming.register):
        return False
    same = next((source.checksums for source in live if source.name == incoming.source), None)
    if same is not None:
        return incoming.checksums <= same if options.add else incoming.checksums == same
    return options.source is None and any(incoming.checksums <= source.checksums for source in live)


def _with_terms(new: Sequence[Incoming], live: Sequence[LiveSource]) -> tuple[Incoming, ...]:
    """A newer export without terms keeps those its source had."""
    known = {source.name: source.terms for source in live}
    return tuple(each if each.programme else replace(each, programme=known.get(each.source)) for each in new)


def _programme(new: Sequence[Incoming], live: Sequence[LiveSource], kept: Sequence[LiveSource]) -> Programme:
    """The terms that hold: of all sources that bring some, the first by name, so that the order of imports does not
    matter."""
    terms = {source.name: source.terms for source in kept if source.terms}
    terms |= {each.source: each.programme for each in _with_terms(new, live) if each.programme}
    return terms[min(terms)] if terms else Programme()


def _insist_on_one_scale(programme: Programme, kept: Sequence[LiveSource]) -> None:
    """Raises Refused where votes on two scales would stand side by side."""
    ours = programme.vote_scale
    for other in {source.read_under.vote_scale for source in kept} - {ours}:
        why = f"The votes that are live are on the scale {other}, and these files declare {ours}"
        raise Refused("", f"{why}; import them with --to another folder.")


def _read_otherwise(programme: Programme, kept: Sequence[LiveSource]) -> tuple[str, ...]:
    """A remark for each source that stays and was read under other terms, whose rows might be judged otherwise now."""
    before = [
        source.name
        for source in kept
        if any(getattr(source.read_under, term) != getattr(programme, term) for term in READ_BY)
    ]
    return tuple(
        f"The terms are new, and {name} was read under the ones before; import it again so that they hold for its rows."
        for name in before
    )
