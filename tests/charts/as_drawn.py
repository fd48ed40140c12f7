"""Where the words of a chart stand when Vega draws it: what a specification leaves to the data."""

import re

import vl_convert

WORDS = re.compile(r"<text[^>]*translate\(([^,]*),([^)]*)\)[^>]*>([^<]*)<")


def places(spec: dict, width: int = 590) -> dict[str, tuple[float, float]]:
    """Pixels from the left and from the top of each text, the first where several are alike."""
    svg = vl_convert.vegalite_to_svg(spec | {"width": width})
    found = [(text, (float(x), float(y))) for x, y, text in WORDS.findall(svg)]
    return dict(reversed(found))


def downwards(spec: dict, texts: list[str]) -> list[str]:
    """These texts from the top to the foot."""
    at = places(spec)
    return sorted(texts, key=lambda text: at[text][1])
