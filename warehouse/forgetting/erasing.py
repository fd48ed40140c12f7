"""Erasing one participant: from both releases kept, what stands beside the live one, quarantine, attempts, decisions
and uploads, and from what is imported later."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.audit import record
from warehouse.build import build, silent
from warehouse.decisions import decided
from warehouse.forgetting.elsewhere import remove_elsewhere
from warehouse.forgetting.who import Known, counted, in_all
from warehouse.forgetting.without import OtherNames, without
from warehouse.importers.plan import Options
from warehouse.live import Release, building, live_release, releases, replace_all
from warehouse.merging import everything_stays
from warehouse.personal.key import load_key
from warehouse.refusal import Refused
from warehouse.tombstones import KIND, bury, everywhere
from warehouse.working import open_database

PATIENCE = 10.0  # seconds: a watch that takes in votes holds the folder for moments at a time


def forget(folder: Path, participant: str, source: str | None = None) -> list[str]:
    """Erase a participant by the identifier their export had; gives sentences that say what went.

    The identifier is looked for in every source (or the one named); whoever a register joins to it goes with it. Both
    releases kept are made anew without them, and a tombstone of pseudonyms keeps later imports from bringing them back.
    Raises Refused where nobody of that identifier is known, NeedsAnswer where it is two people's.
    """
    live_release(folder)
    key = load_key(folder)
    with building(folder, PATIENCE) as work:
        live = live_release(folder)
        kept = [live, *releases(folder)[1:]]
        found = in_all(kept, key, participant, source)
        removed = [counted(release, known) for release, known in found]
        marks = frozenset().union(*(known.marks for _, known in found))
        anywhere = everywhere(key, participant) if source is None else []
        bury(folder, key, participant, [*marks, *anywhere], [fact for _, known in found for fact in known.facts])
        many = _rebuild(folder, work, kept, [mark for _, mark in marks], key)
        elsewhere = remove_elsewhere(folder, [participant, *(mark for _, mark in marks)], _ideas(found))
    record(folder, "forget", "done", releases(folder)[0].name)
    return [*removed, *elsewhere, *_closing_words(many, live)]


def forget_again(folder: Path) -> list[str]:
    """Take everybody out once more who was ever forgotten, as after an older copy of the folder was put back; gives
    sentences. Raises Refused."""
    live_release(folder)
    key = load_key(folder)
    with building(folder, PATIENCE) as work:
        live = live_release(folder)
        marks = sorted({row["pseudonym"] for row in decided(folder, KIND)})
        if not marks:
            return ["Nobody was ever forgotten here."]
        many = _rebuild(folder, work, [live, *releases(folder)[1:]], marks, key)
    record(folder, "forget", "again", releases(folder)[0].name)
    return _closing_words(many, live, "everybody who was ever forgotten")


def _ideas(found: list[tuple[Release, Known]]) -> list[tuple[str, str]]:
    """The ideas that went from the live release with their author."""
    return [idea for release, known in found if release == found[0][0] for idea in known.ideas]


def _rebuild(folder: Path, work: Path, kept: list[Release], marks: list[str], key: bytes) -> int:
    """Every release kept once more without the forgotten, and then all of them changed for the new ones in one step.

    Gives how many there are then: an earlier release that can no longer be read goes as a whole.
    """
    with ThreadPoolExecutor(len(kept)) as both:
        places = [work / f"release-{place}" for place in range(len(kept))]
        made = [both.submit(_made, folder, place, each, marks, key) for place, each in zip(places, kept, strict=True)]
    builds = [(places[0], made[0].result())]
    for place, earlier in zip(places[1:], made[1:], strict=True):
        if earlier.exception() is None:
            builds.append((place, earlier.result()))
        elif not isinstance(earlier.exception(), Refused | duckdb.Error):
            raise earlier.exception()
    replace_all(folder, builds)
    return len(builds)


def _made(folder: Path, built: Path, release: Release, marks: list[str], key: bytes) -> str:
    """A release without the forgotten, in the new folder `built`; gives its name."""
    try:
        with closing(open_database(built.with_name(f"{built.name}-spill"))) as con:
            return without(con, folder, built, release, marks, key)
    except OtherNames:
        shutil.rmtree(built)
        with closing(open_database(built.with_name(f"{built.name}-spill"))) as con:
            plan, published = everything_stays(con, release), [release, *releases(folder)]
            return build(con, folder, built, plan, Options(), silent, published).release


def _closing_words(many: int, live: Release, who: str = "this person") -> list[str]:
    made = "The release was made anew" if many == 1 else "Both releases were made anew"
    said = [f"{made} without {who}; the files before are deleted, the funders' among them."]
    if live.delta:
        since = "What arrived since the live release was taken away with it"
        said.append(f"{since}; the watch puts it back without {who}. Start the watch if none is running.")
    return [*said, f"Later imports leave {who} out."]
