"""Thresholds and deployment, from `data/settings.toml` or the file that PARTICIPATION_SETTINGS names."""

import os
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(os.environ.get("PARTICIPATION_SETTINGS") or Path(__file__).resolve().parents[1] / "data" / "settings.toml")


@cache
def settings() -> dict[str, dict]:
    """Every section by name."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
