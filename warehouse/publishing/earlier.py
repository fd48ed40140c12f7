"""What was published before, with the true counts behind it: kept beside the warehouse for leads, never in the file
that funders read.

Without it, two releases of figures could be subtracted, and what is left may be one person. A count from 1 to 7 is kept
as nothing but "few".
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from warehouse.live import Release
from warehouse.publishing.counting import Cell

NAME = "behind_published.json"
SPLIT = "\x1f"  # between the parts of a cell's name
PARTS = ("shown", "hidden", "before")


@dataclass
class Earlier:
    """The last publication, and what was ever published before it. people: participants then; rule and facts: what else
    it followed from. shown: the count behind each figure; hidden: the hidden cells with their count (0: few, or
    nought); before: the counts behind figures of still earlier publications."""

    people: int
    rule: list[int]
    facts: str
    made_up: bool
    shown: dict[Cell, int] = field(default_factory=dict)
    hidden: dict[Cell, int] = field(default_factory=dict)
    before: dict[Cell, list[int]] = field(default_factory=dict)

    def ever_shown(self, cell: Cell) -> list[int]:
        """The counts behind every figure there was of a cell, the latest first."""
        return [*([self.shown[cell]] if cell in self.shown else []), *self.before.get(cell, [])]

    def joined(self, other: "Earlier") -> "Earlier":
        """This one, which also remembers what another published."""
        before = {cell: list(counts) for cell, counts in self.before.items()}
        for cell in {**other.shown, **other.before}:
            known = before.setdefault(cell, [])
            known += [each for each in dict.fromkeys(other.ever_shown(cell)) if each not in self.ever_shown(cell)]
        return replace(self, before={cell: counts for cell, counts in before.items() if counts})

    def write(self, folder: Path) -> None:
        """Keep it in a release's folder, from where nobody is answered but leads."""
        content = asdict(self)
        for name in PARTS:
            content[name] = {SPLIT.join(cell): known for cell, known in sorted(content[name].items())}
        (folder / NAME).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read_earlier(releases: Sequence[Release], made_up: bool) -> Earlier | None:
    """What the first of these releases published, with all that the others did. None where none keeps anything, or
    where it is made up and this programme is not: such figures say nothing of these people."""
    known = [each for release in releases if (each := _read(release.published.with_name(NAME)))]
    known = [each for each in known if each.made_up == made_up]
    for other in known[1:]:
        known[0] = known[0].joined(other)
    return known[0] if known else None


def _read(path: Path) -> Earlier | None:
    if not path.is_file():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    for name in PARTS:
        content[name] = {tuple(cell.split(SPLIT)): known for cell, known in content[name].items()}
    return Earlier(**content)
