"""The sample programme: what a dashboard shows before anything was imported. Made up, and says so."""

from collections.abc import Callable
from pathlib import Path

from warehouse.build import run_import, silent
from warehouse.live import current
from warehouse.refusal import Refused

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"


def ensure(folder: Path, progress: Callable[[float, str], None] = silent) -> None:
    """Import the sample into a programme's folder that has no live release yet. Raises Refused where that fails."""
    if current(folder) is not None:
        return
    attempt = run_import(folder, [SAMPLE], progress=progress)
    if attempt.outcome != "live":
        raise Refused("", attempt.why or "The sample could not be imported.")
