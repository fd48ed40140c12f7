"""The one family of type for document, web page and charts, from a package, so that every machine sets the same."""

import base64
import io
from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
WEIGHTS = {400: "Regular", 600: "Semibold", 700: "Bold"}
FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


@cache
def as_css(letters: frozenset[str]) -> str:
    """`@font-face` rules with the fonts in them, cut to these letters."""
    return "".join(_face(weight, name, letters) for weight, name in WEIGHTS.items())


def _face(weight: int, name: str, letters: frozenset[str]) -> str:
    content = base64.b64encode(_cut(FOLDER / f"SourceSansPro-{name}.ttf", letters)).decode()
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f'src:url("data:font/woff;base64,{content}") format("woff")}}'
    )


def _cut(path: Path, letters: frozenset[str]) -> bytes:
    """The font with no more than these letters, in WOFF; the same bytes every time."""
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = "woff"
    subsetter = Subsetter(Options(layout_features=["kern", "tnum", "lnum"]))
    subsetter.populate(unicodes=sorted(map(ord, letters)))
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
