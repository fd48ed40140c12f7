"""The document: A4, tagged as PDF/UA-1, charts as vectors; the same bytes for the same story on every machine."""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from report.drawing import Studio
from report.fonts import FOLDER
from report.story import Figure, Section, Story, Table
from report.words import footer, kicker, made_up_words, method, paragraphs

TEMPLATE = Path(__file__).with_name("document.typ")
NEW_PAGE = {"said", "led", "fair", "phases"}


def as_pdf(story: Story, studio: Studio) -> bytes:
    """The story as a tagged PDF. Its date is the day its figures were released."""
    released = datetime(story.released_on.year, story.released_on.month, story.released_on.day, tzinfo=UTC)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    return typst.compile(
        TEMPLATE.read_bytes(), format="pdf", font_paths=fonts, ignore_system_fonts=True,
        sys_inputs={"story": json.dumps(content(story, studio))}, pdf_standards=["ua-1"], timestamp=released,
    )  # fmt: skip


def content(story: Story, studio: Studio) -> dict:
    """What the template prints, as JSON has it. A table that two figures share stands under the last of them."""
    last = {figure.table.key: figure for section in story.sections for figure in section.figures if figure.table}
    day = story.released_on
    return {
        "title": f"{story.name}: {story.headline}", "headline": story.headline, "kicker": kicker(story),
        "made_up": made_up_words(story), "footer": footer(story), "year": day.year, "month": day.month, "day": day.day,
        "key_figures": [dict(zip(("label", "number", "note"), each, strict=True)) for each in story.key_figures],
        "own_words": paragraphs(story.own_words), "sections": [_section(each, last, studio) for each in story.sections],
        "method": method(story), "sources": list(story.sources),
    }  # fmt: skip


def _section(section: Section, last: dict[str, Figure], studio: Studio) -> dict:
    figures = [_figure(figure, last, studio) for figure in section.figures if figure.on_paper]
    return {
        "topic": section.topic, "heading": section.heading, "words": list(section.words),
        "limits": list(section.limits), "new_page": section.key in NEW_PAGE and bool(figures), "figures": figures,
    }  # fmt: skip


def _figure(figure: Figure, last: dict[str, Figure], studio: Studio) -> dict:
    pictures = [
        {"svg": studio.svg(each), "description": each.description, "share": each.share,
         "caption": each.title}
        for each in figure.pictures
    ]  # fmt: skip
    table = figure.table if figure.table and last[figure.table.key] is figure else None
    return {"pictures": pictures, "table": _table(table) if table else None}


def _table(table: Table) -> dict:
    words = table.in_words()
    sides = ["left" if kind == "text" else "right" for kind in table.kinds.values()]
    texts = [place for place, kind in enumerate(table.kinds.values()) if kind == "text"]
    widths = [int(place == texts[-1]) for place in range(len(sides))]
    return {
        "title": table.title, "columns": list(words.columns), "align": sides, "rows": words.to_numpy().tolist(),
        "widths": widths,
    }  # fmt: skip
