"""One HTML file with everything in it: no script, no request to anywhere, for light and dark screens and for paper."""

import base64
import hashlib
from functools import partial
from html import escape
from pathlib import Path

from report.drawing import Studio, in_a_page
from report.fonts import as_css
from report.notices import notices
from report.story import Figure, Picture, Section, Story, Table
from report.words import footer, kicker, made_up_words, method, paragraphs

STYLE = Path(__file__).with_name("page.css")
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "–−…·“”‘’©£%±✓"


def as_html(story: Story, studio: Studio) -> bytes:
    """The story as one file, the same bytes for the same story."""
    body = _body(story, studio)
    letters = frozenset(ALWAYS) | frozenset(letter for letter in body if letter.isprintable())
    style = as_css(letters) + STYLE.read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(style))}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<meta name="description" content="{escape(story.headline)}">'
        f"<title>{escape(story.headline)} · {escape(story.name)}</title><style>{style}</style></head>"
        f"<body>{body}</body></html>\n"
    ).encode()


def policy(style: str) -> str:
    """The policy a browser holds the file to: its own style and fonts, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"


def _body(story: Story, studio: Studio) -> str:
    made_up = made_up_words(story)
    own = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(story.own_words))
    return (
        f'<main><p class="kicker">{escape(kicker(story))}</p><h1>{escape(story.headline)}</h1>'
        + (f'<p class="made-up">{made_up}</p>' if made_up else "")
        + _key_figures(story)
        + (f'<div class="own">{own}</div>' if own else "")
        + "".join(_section(section, studio) for section in story.sections)
        + '<section><p class="topic">Method and sources</p><h2>How these figures are made</h2>'
        + _paragraphs(method(story))
        + f"<h3>Sources</h3>{_items(story.sources)}</section>"
        + f"<footer><p>{escape(footer(story))}</p>{_links()}</footer></main>"
    )


def _links() -> str:
    """To the notices of whoever publishes the page, where there are any."""
    links = " · ".join(f'<a href="{escape(address)}">{escape(words)}</a>' for words, address in notices())
    return f"<p>{links}</p>" if links else ""


def _key_figures(story: Story) -> str:
    told = "".join(
        f'<div><dt>{escape(label)}</dt><dd class="number">{escape(number)}</dd>'
        f'<dd class="note">{escape(note)}</dd></div>'
        for label, number, note in story.key_figures
    )
    return f'<dl class="key">{told}</dl>'


def _section(section: Section, studio: Studio) -> str:
    limits = f"<h3>What these figures do not say</h3>{_items(section.limits)}" if section.limits else ""
    return (
        f'<section id="{escape(section.key)}"><p class="topic">{escape(section.topic)}</p>'
        f"<h2>{escape(section.heading)}</h2>{_paragraphs(section.words)}"
        + "".join(map(partial(_figure, studio=studio), section.figures))
        + f"{limits}</section>"
    )


def _figure(figure: Figure, studio: Studio) -> str:
    several = len(figure.pictures) > 1
    drawn = "".join(_picture(picture, studio) for picture in figure.pictures)
    drawn = f'<div class="several">{drawn}</div>' if several else drawn
    made = f'<p class="note">{escape(figure.made)}</p>' if figure.made else ""
    return drawn + (_table(figure.table, made) if figure.table else made)


def _picture(picture: Picture, studio: Studio) -> str:
    """Both the light and the dark drawing; the page shows the one that fits."""
    both = "".join(
        f'<div class="{look}">{in_a_page(studio.svg(picture, dark), picture, f"{picture.key}-{look}")}</div>'
        for look, dark in (("light", False), ("dark", True))
    )
    return f"<figure><figcaption>{escape(picture.title)}</figcaption>{both}</figure>"


def _table(table: Table, made: str) -> str:
    """The numbers behind a picture, folded away until somebody opens them; open on paper."""
    sides = ["text" if kind == "text" else "number" for kind in table.kinds.values()]
    head = "".join(
        f'<th scope="col" class="{side}">{escape(name)}</th>' for name, side in zip(table.kinds, sides, strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, sides)}</tr>" for row in table.in_words().to_numpy().tolist())
    return (
        f"<details><summary>The numbers: {escape(table.title)}</summary>"
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(table.title)}"><table>'
        f"<caption>{escape(table.title)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"{made}</details>"
    )


def _cells(row: list[str], sides: list[str]) -> str:
    first, *rest = (f'class="{side}">{escape(cell)}' for cell, side in zip(row, sides, strict=True))
    return f'<th scope="row" {first}</th>' + "".join(f"<td {each}</td>" for each in rest)


def _paragraphs(words: tuple[str, ...] | list[str]) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in words)


def _items(words: tuple[str, ...] | list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in words)}</ul>"
