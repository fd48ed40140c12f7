"""Charts as SVG and PNG, by Vega itself, without a browser and without a network."""

import json
import re
from functools import cache
from html import escape
from pathlib import Path

import vl_convert

from report.fonts import FAMILY, FOLDER
from report.story import Picture

BOROUGHS = Path(__file__).parents[1] / "geo" / "boroughs.geojson"
LABELS = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
PATHS = re.compile(r'\sd="[^"]*"')
DIGITS = re.compile(r"(\.\d)\d+")
IDS = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
SCALE = 3.0


class Studio:
    """Draws each picture once for all that show it."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, bool], str] = {}
        vl_convert.register_font_directory(str(FOLDER))

    def svg(self, picture: Picture, dark: bool = False) -> str:
        """A picture as SVG with a clear background.

        The chart's own labels for screen readers are left out: its description says the same in one place. Lines are
        to a tenth of a pixel, which halves the size of a map.
        """
        if (picture.key, dark) not in self._drawn:
            svg = vl_convert.vegalite_to_svg(specification(picture, dark), allowed_base_urls=[])
            self._drawn[picture.key, dark] = _numbered(
                PATHS.sub(lambda path: DIGITS.sub(r"\1", path[0]), LABELS.sub("", svg))
            )
        return self._drawn[picture.key, dark]

    def png(self, picture: Picture) -> bytes:
        """A picture on white as PNG, three times as many pixels as it is drawn at: sharp on a slide."""
        white = re.sub(
            r"(<svg [^>]*>)", r'\1<rect width="100%" height="100%" fill="#FFFFFF"/>', self.svg(picture), count=1
        )
        return vl_convert.svg_to_png(white, scale=SCALE)


def described(svg: str, picture: Picture) -> str:
    """The SVG with its title and description inside, as a file of its own."""
    head = f"<title>{escape(picture.title)}</title><desc>{escape(picture.description)}</desc>"
    return re.sub(r"(<svg [^>]*>)", lambda found: found[1].replace("<svg ", '<svg role="img" ') + head, svg, count=1)


def in_a_page(svg: str, picture: Picture, marker: str) -> str:
    """The SVG to stand in a page among others: scaled to its place, its ids its own, its description as its label."""
    own = IDS.sub(lambda found: f"{found[1]}{marker}-{found[2]}", svg)
    label = f'<svg role="img" aria-label="{escape(picture.description)}" '
    return re.sub(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"', lambda found: label + found[1], own, count=1)


def _numbered(svg: str) -> str:
    """The SVG with its ids counted from nought: Vega counts on from the chart before."""
    places: dict[str, int] = {}
    return IDS.sub(lambda found: f"{found[1]}i{places.setdefault(found[2], len(places))}", svg)


def specification(picture: Picture, dark: bool = False) -> dict:
    """The chart's Vega-Lite with its data, shapes and a fixed width."""
    shapes = {"geometry": _shapes()} if picture.is_map else {}
    spec = picture.draw(picture.frame, dark=dark, **shapes, **picture.options).to_dict(validate=False)
    spec["width"] = picture.width
    spec["config"] = spec["config"] | {"font": FAMILY}
    return spec


@cache
def _shapes() -> dict:
    return json.loads(BOROUGHS.read_text(encoding="utf-8"))
