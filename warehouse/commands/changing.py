"""rollback, code, rebuild, forget and expire."""

import argparse
from datetime import date

from warehouse.audit import record
from warehouse.build import rebuild as rebuild_live
from warehouse.coding import code_ideas
from warehouse.forgetting import forget as forget_person
from warehouse.forgetting import forget_again
from warehouse.live import live_release, roll_back
from warehouse.retention import expire as erase_rows


def rollback(given: argparse.Namespace) -> int:
    """Go back to the release before."""
    release = roll_back(given.to)
    record(given.to, "rollback", "live", release.name)
    print(f"Live now: {release.name}")
    return 0


def code(given: argparse.Namespace) -> int:
    """Put ideas under principles, as a file says."""
    taken = code_ideas(given.to, given.file, given.who)
    record(given.to, "code", "live", live_release(given.to).name)
    print(f"{taken:,} codings taken; later ones win, and a blank principle takes one back.")
    return 0


def rebuild(given: argparse.Namespace) -> int:
    """Make the live release anew, with the decisions as they stand in their files."""
    attempt = rebuild_live(given.to)
    record(given.to, "rebuild", attempt.outcome, attempt.release)
    print(f"Live now: {attempt.release}")
    return 0


def forget(given: argparse.Namespace) -> int:
    """Erase one participant from everything that is kept, or once more everybody who was, and say what went."""
    again = given.participant is None
    for sentence in forget_again(given.to) if again else forget_person(given.to, given.participant, given.source):
        print(sentence)
    return 0


def expire(given: argparse.Namespace) -> int:
    """Erase everything about single people once the retention date is past, and say what went."""
    for sentence in erase_rows(given.to, date.today()):
        print(sentence)
    return 0
