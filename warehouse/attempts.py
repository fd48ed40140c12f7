"""What each import did, refused ones too: kept as files beside the releases, so that nothing is lost from sight."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from warehouse.decisions import now

KEPT = 50


@dataclass
class Attempt:
    """One import. `outcome`: live, unchanged, refused or question. `why` is the sentence shown when it did not go live."""

    outcome: str
    started: str = field(default_factory=now)
    release: str | None = None
    why: str | None = None
    option: str | None = None
    files: list[dict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def refused_file(file: str, why: str, format_name: str | None = None, table: str | None = None) -> dict:
    """The report's entry for a file that was not taken."""
    counts = dict.fromkeys(("rows_in", "loaded", "duplicates", "quarantined", "excluded"), 0)
    return {"file": file, "format": format_name, "table": table, **counts, "refused": why, "reasons": {}}


def keep(folder: Path, attempt: Attempt) -> None:
    """Write an attempt down; a folder that cannot be written keeps none."""
    place = folder / "live" / "attempts"
    place.mkdir(parents=True, exist_ok=True)
    stamp = attempt.started.replace(":", "").replace(" ", "-")
    number = len(list(place.glob(f"{stamp}*")))
    text = json.dumps(asdict(attempt), ensure_ascii=False, indent=1)
    (place / f"{stamp}-{number:03}.json").write_text(text, encoding="utf-8")
    for old in sorted(place.glob("*.json"))[:-KEPT]:
        old.unlink()


def attempts(folder: Path) -> list[Attempt]:
    """The attempts kept, the latest first."""
    files = sorted((folder / "live" / "attempts").glob("*.json"), reverse=True)
    return [Attempt(**json.loads(file.read_text(encoding="utf-8"))) for file in files]
