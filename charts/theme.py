"""Colours, type and spacing of every chart, for a light and a dark page."""

from dataclasses import dataclass

AGAINST, NEUTRAL, FOR = "#F46A25", "#BFBFBF", "#12436D"
NEUTRAL_EDGE = "#767676"
SEQUENTIAL_LIGHT = ("#D7E4F1", "#9DBDDA", "#6693C0", "#3A6C9F", "#12436D")
SEQUENTIAL_DARK = ("#1B3A57", "#2F618F", "#528FC4", "#8FBCE6", "#D7E8F8")
# ColorBrewer's PuOr, from orange (against) to purple (for).
DIVERGING = ("#B35806", "#F1A340", "#FEE0B6", "#F7F7F7", "#D8DAEB", "#998EC3", "#542788")
FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"
SMALL, BODY = 12, 14
# Legends and names count towards the size; a chart of rows keeps its row height, so only its width is fitted.
FIT = {"type": "fit", "contains": "padding"}
FIT_WIDTH = {"type": "fit-x", "contains": "padding"}

# Where names take half of a phone's width, an axis's title ends with the chart.
ANCHOR = "width < 200 ? 'end' : 'start'"


@dataclass(frozen=True)
class Theme:
    """Colours of one page: `text` and `muted` for words, `edge` for outlines, `accent` for the one series."""

    background: str
    text: str
    muted: str
    edge: str
    grid: str
    shade: str
    no_data: str
    accent: str
    vote_edge: str
    sequential: tuple[str, ...]


LIGHT = Theme("#FFFFFF", "#31333F", "#595C69", "#1D1F27", "#E4E6EB", "#F1F3F6", "#C5C8CF", FOR, FOR, SEQUENTIAL_LIGHT)
DARK = Theme(
    "#0E1117", "#FAFAFA", "#B6BAC5", "#F2F4F8", "#2A2F3A", "#1B2029", "#4C515D", "#72AADD", "#8FBCE6", SEQUENTIAL_DARK
)


def theme(dark: bool = False) -> Theme:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


def config(dark: bool = False) -> dict:
    """Vega-Lite's `config` for a page: no frame, thin grid, words that reach 4.5:1 on its background."""
    t = theme(dark)
    words = {"labelColor": t.text, "titleColor": t.text, "labelFontSize": SMALL, "titleFontSize": SMALL}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "text": {"color": t.text, "fontSize": SMALL},
        "axis": {
            **words, "titleFontWeight": "normal", "titleColor": t.muted, "gridColor": t.grid, "domain": False,
            "ticks": False, "labelPadding": 6, "titlePadding": 10,
        },
        "legend": {**words, "titleFontWeight": "bold", "labelLimit": 280, "titleLimit": 340, "rowPadding": 4},
        "title": {"color": t.text, "fontSize": BODY, "anchor": "start", "offset": 10},
    }  # fmt: skip


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two `#rrggbb` colours, 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on the colour; one of them always reaches 4.5:1."""
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
