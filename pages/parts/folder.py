"""Which programme is on screen."""

import os
from functools import cache
from pathlib import Path

DEFAULT = Path(__file__).parents[2] / "data"


def programme_folder() -> Path:
    """The folder of the programme shown: PARTICIPATION_FOLDER where it is set, else data/ beside dashboard.py."""
    return _resolved(os.environ.get("PARTICIPATION_FOLDER") or DEFAULT)


@cache
def _resolved(folder: str | Path) -> Path:
    return Path(folder).resolve()
