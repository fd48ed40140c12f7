"""What a person answered about an export is remembered for the next export of the same source."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from warehouse.decisions import answer, decide
from warehouse.importers.plan import Options
from warehouse.intake import Incoming

REMEMBERED = ("sign", "dates")


def answered(folder: Path, source: str, options: Options) -> Options:
    """The options of one export, with the answers given for its source before where nothing is said now."""
    before = {name: answer(folder, source, name) for name in REMEMBERED}
    return replace(options, **{name: getattr(options, name) or before[name] for name in REMEMBERED})


def record_answers(folder: Path, incoming: Sequence[Incoming], options: Options) -> None:
    """Write down the answers given with an import that went live."""
    for name in REMEMBERED:
        said = getattr(options, name)
        new = [each.source for each in incoming if said and answer(folder, each.source, name) != said]
        if new:
            decide(
                folder,
                "answers",
                [{"source": source, "option": name, "answer": said, "who": "command line"} for source in new],
            )
