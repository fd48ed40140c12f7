"""What a person answered about an export is remembered for the next export of the same source."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from warehouse.decisions import answer, decide
from warehouse.importers.plan import Options

REMEMBERED = ("sign", "dates")


def answered(folder: Path, source: str, options: Options) -> Options:
    """The options of one export, with the answers given for its source before where nothing is said now."""
    before = {name: answer(folder, source, name) for name in REMEMBERED}
    return replace(options, **{name: getattr(options, name) or before[name] for name in REMEMBERED})


def record_answers(folder: Path, sources: Sequence[str], options: Options, who: str) -> None:
    """Write down the answers that `who` gave with an import that went live, for each source it brought."""
    for name in REMEMBERED:
        said = getattr(options, name)
        new = [source for source in sources if said and answer(folder, source, name) != said]
        if new:
            rows = [{"source": source, "option": name, "answer": said, "who": who} for source in new]
            decide(folder, "answers", rows)
