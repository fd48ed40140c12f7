"""What each import did, refused ones too: kept as files beside the releases, so that nothing is lost from sight."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from warehouse.decisions import now
from warehouse.personal.masking import mask

KEPT = 50


@dataclass
class Attempt:
    """One import. `outcome`: live, unchanged, refused or question. `why` is the sentence shown when it did not go
    live; `choices` are the answers open to a question, with what each means; `sources` are those it brought."""

    outcome: str
    started: str = field(default_factory=now)
    release: str | None = None
    why: str | None = None
    option: str | None = None
    files: list[dict] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


def refused_file(file: str, why: str, format_name: str | None = None, table: str | None = None) -> dict:
    """The report's entry for a file that was not taken."""
    counts = dict.fromkeys(("rows_in", "loaded", "duplicates", "quarantined", "excluded"), 0)
    return {"file": file, "format": format_name, "table": table, **counts, "refused": why, "reasons": {}, "dropped": []}


def keep(folder: Path, attempt: Attempt) -> None:
    """Write an attempt down; a folder that cannot be written keeps none."""
    try:
        _write(folder / "live" / "attempts", attempt)
    except OSError:
        return


def _write(place: Path, attempt: Attempt) -> None:
    place.mkdir(parents=True, exist_ok=True)
    stamp = attempt.started.replace(":", "").replace(" ", "-")
    number = len(list(place.glob(f"{stamp}*")))
    aside = place / "attempt.new"
    aside.write_text(json.dumps(_without_people(attempt), ensure_ascii=False, indent=1), encoding="utf-8")
    aside.rename(place / f"{stamp}-{number:03}.json")
    for old in sorted(place.glob("*.json"))[:-KEPT]:
        old.unlink()


def _without_people(attempt: Attempt) -> dict:
    """The attempt as it is kept: its sentences may quote a cell, so e-mail addresses and the like are masked in
    them."""
    refused = [{**file, "refused": file["refused"] and mask(file["refused"])[0]} for file in attempt.files]
    return {**asdict(attempt), "why": attempt.why and mask(attempt.why)[0], "files": refused, "choices": {}}


def attempts(folder: Path) -> list[Attempt]:
    """The attempts kept, the latest first."""
    files = sorted((folder / "live" / "attempts").glob("*.json"), reverse=True)
    return [Attempt(**json.loads(file.read_text(encoding="utf-8"))) for file in files]


def remove_words(folder: Path, words: Sequence[str]) -> None:
    """Take identifiers out of every sentence and name in the attempts kept, where they stand as words of their own."""
    named = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    for file in (folder / "live" / "attempts").glob("*.json"):
        said = json.loads(file.read_text(encoding="utf-8"))
        if (left := _without_words(said, named)) != said:
            file.write_text(json.dumps(left, ensure_ascii=False, indent=1), encoding="utf-8")


def _without_words(said: object, named: re.Pattern[str]) -> object:
    """The same with the words taken out of its texts; figures stay, whatever they look like."""
    if isinstance(said, str):
        return named.sub("[removed]", said)
    if isinstance(said, list):
        return [_without_words(each, named) for each in said]
    if isinstance(said, dict):
        return {name: _without_words(each, named) for name, each in said.items()}
    return said
