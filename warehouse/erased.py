"""That a programme's rows were erased because their time was over: a note beside the pointer."""

import json
from datetime import date
from pathlib import Path

NAME = "erased.json"


def note_erased(folder: Path, release: str, today: date) -> None:
    """Note that this release is what was left on that day."""
    said = {"release": release, "on": today.isoformat()}
    (folder / "live" / NAME).write_text(json.dumps(said), encoding="utf-8")


def erased_on(folder: Path, release: str) -> date | None:
    """When the rows of this release were erased; None where they were not."""
    try:
        said = json.loads((folder / "live" / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return date.fromisoformat(said["on"]) if said["release"] == release else None
