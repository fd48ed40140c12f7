"""What a story is made of: sections of words, pictures and tables, the same for screen, paper and download."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import altair as alt
import pandas as pd

HIDDEN, NOTHING = "hidden", "–"
FORMATS = {"people": ",.0f", "count": ",.0f", "residents": ",.0f", "share": ".0%", "rate": ".1f"}


@dataclass(frozen=True)
class Picture:
    """A chart before it is drawn: `draw(frame, **options)` with `dark` added, and `geometry` where it is a map.

    share: how much of the width it takes on paper; width: the pixels it is drawn at for a file.
    """

    key: str
    title: str
    draw: Callable[..., alt.LayerChart]
    frame: pd.DataFrame
    description: str
    options: Mapping[str, object] = field(default_factory=dict)
    is_map: bool = False
    share: float = 1.0
    width: int = 640


@dataclass(frozen=True)
class Table:
    """Figures as rows. kinds: column -> text, people, count, residents, share or rate.

    Missing people and counts are hidden ones.
    """

    key: str
    title: str
    frame: pd.DataFrame
    kinds: Mapping[str, str]

    def in_words(self) -> pd.DataFrame:
        """Every cell as it is printed; "hidden" for a missing count and what is made of hidden people, else a dash."""
        people = [column for column, kind in self.kinds.items() if kind == "people"]
        hidden = self.frame[people].isna().any(axis=1) if people else pd.Series(False, index=self.frame.index)
        printed = {
            column: [
                _printed(cell, kind, HIDDEN if covered or kind == "count" else NOTHING)
                for cell, covered in zip(self.frame[column], hidden, strict=True)
            ]
            for column, kind in self.kinds.items()
        }
        return pd.DataFrame(printed, index=self.frame.index, dtype=str)


@dataclass(frozen=True)
class Figure:
    """Pictures that belong together, the table of their numbers, the questions that both were asked by, and how they
    were made. What is not on paper is in the web page and the tables."""

    pictures: tuple[Picture, ...]
    table: Table | None
    questions: tuple[str, ...]
    made: str = ""
    on_paper: bool = True


@dataclass(frozen=True)
class Section:
    """One part of the story. heading: what the numbers say; words: sentences below it; limits: what they do not say."""

    key: str
    topic: str
    heading: str
    words: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """All of it. key_figures: label, number in words, what it counts. own_words: a lead's, as written; may be empty."""

    name: str
    made_up: bool
    headline: str
    when: str
    key_figures: tuple[tuple[str, str, str], ...]
    sections: tuple[Section, ...]
    own_words: str
    fingerprint: str
    released_on: date
    sources: tuple[str, ...]

    def pictures(self) -> list[Picture]:
        """Every picture, in order."""
        return [picture for section in self.sections for figure in section.figures for picture in figure.pictures]

    def tables(self) -> list[Table]:
        """Every table once, in order."""
        found = {
            figure.table.key: figure.table for section in self.sections for figure in section.figures if figure.table
        }
        return list(found.values())


def _printed(cell: object, kind: str, missing: str) -> str:
    if pd.isna(cell):
        return missing
    return str(cell) if kind == "text" else format(float(cell), FORMATS[kind]).replace("-", "−")
