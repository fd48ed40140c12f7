"""What there is of a person beside the releases: attempts, decisions on their ideas, files that somebody uploaded."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from warehouse.attempts import remove_words
from warehouse.decisions import drop
from warehouse.uploading import PREFIX, PROGRAMME

ABOUT_IDEAS = ("codings", "outcomes")


def remove_elsewhere(folder: Path, words: list[str], ideas: Iterable[tuple[str, str]]) -> list[str]:
    """Remove it; gives sentences that say what went. `words` name the person, `ideas` went with them as (source,
    identifier)."""
    remove_words(folder, words)
    gone = set(ideas)
    decisions = sum(drop(folder, kind, lambda row: (row["source"], row["idea_id"]) in gone) for kind in ABOUT_IDEAS)
    uploads = remove_uploads(folder)
    said = []
    if decisions:
        said.append(f"Removed {decisions} decision{'' if decisions == 1 else 's'} about ideas of theirs.")
    if uploads:
        files = "The files that somebody was bringing in" if uploads == 1 else f"The files of {uploads} uploads"
        said.append(f"{files} on this machine were removed, as they may hold this person; bring them again.")
    return said


def remove_uploads(folder: Path) -> int:
    """Remove all uploads on their way into this programme, those of servers that run too; gives how many there were."""
    found = 0
    for mark in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{PROGRAMME}"):
        with suppress(OSError):
            ours = mark.parent.lstat().st_uid == os.getuid()
            if ours and mark.read_text(encoding="utf-8") == str(folder.resolve()):
                shutil.rmtree(mark.parent, ignore_errors=True)
                found += 1
    return found
