"""Which programme is on screen."""

import os
from pathlib import Path

DEFAULT = Path(__file__).parents[2] / "data"


def programme_folder() -> Path:
    """The folder of the programme shown: PARTICIPATION_FOLDER where it is set, else data/ beside dashboard.py."""
    return Path(os.environ.get("PARTICIPATION_FOLDER") or DEFAULT).resolve()
