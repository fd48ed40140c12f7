"""rollback and forget."""

import argparse

from warehouse.audit import record
from warehouse.forgetting import forget as forget_person
from warehouse.live import roll_back


def rollback(given: argparse.Namespace) -> int:
    """Go back to the release before."""
    release = roll_back(given.to)
    record(given.to, "rollback", "live", release.name)
    print(f"Live now: {release.name}")
    return 0


def forget(given: argparse.Namespace) -> int:
    """Erase one participant from everything that is kept, and say what went."""
    for sentence in forget_person(given.to, given.participant, given.source):
        print(sentence)
    return 0
