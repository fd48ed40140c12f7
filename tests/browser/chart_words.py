"""The contrast of the words in a page's charts, measured: what colour they have, and what lies beneath them."""

from base64 import b64encode

from playwright.sync_api import Locator, Page

LEAST, LEAST_LARGE = 4.5, 3.0
# A thin line may run beneath a letter: so many of its pixels may be below the least contrast.
MAY_BE_BELOW = 0.15
ALONE = '[data-testid="stHeader"], [data-testid="stElementToolbar"] { visibility: hidden !important }'

# Of a text drawn twice, first in the colour of the ground as its halo, the halo belongs to what lies beneath.
MARK = """chart => { chart.querySelectorAll('[data-measured]').forEach(text => delete text.dataset.measured);
  const texts = [...chart.querySelectorAll('svg text')].filter(text => {
    if (!text.textContent.trim()) return false;
    const style = getComputedStyle(text), box = text.getBoundingClientRect();
    return style.visibility === 'visible' && box.width > 0 && Number(style.opacity) > 0 && style.fill !== 'none';
  });
  const last = new Map(texts.map(text => [text.textContent + text.getAttribute('transform'), text]));
  texts.forEach(text => {
    if (last.get(text.textContent + text.getAttribute('transform')) === text) text.dataset.measured = '1';
  }) }"""
SHOW = "(chart, how) => chart.querySelectorAll('[data-measured]').forEach(text => text.style.visibility = how)"
MEASURE = """async (chart, [shown, bare]) => {
  const pixels = async png => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), ink = canvas.getContext('2d');
    ink.drawImage(image, 0, 0);
    return ink.getImageData(0, 0, image.width, image.height);
  };
  const light = ([r, g, b]) => { const line = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * line(r) + 0.7152 * line(g) + 0.0722 * line(b) };
  const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) };
  const [a, b] = [await pixels(shown), await pixels(bare)], frame = chart.getBoundingClientRect();
  const at = (image, x, y) => [...image.data.slice(4 * (y * image.width + x), 4 * (y * image.width + x) + 3)];
  return [...chart.querySelectorAll('[data-measured]')].map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text), found = [];
    const fill = style.fill.match(/[\\d.]+/g).map(Number), opacity = Number(style.opacity) * Number(style.fillOpacity);
    const [left, top] = [box.left - frame.left, box.top - frame.top].map(Math.floor);
    for (let y = Math.max(top, 0); y < Math.min(top + box.height + 1, a.height); y++)
      for (let x = Math.max(left, 0); x < Math.min(left + box.width + 1, a.width); x++) {
        const [inked, beneath] = [at(a, x, y), at(b, x, y)];
        if (Math.max(...inked.map((c, i) => Math.abs(c - beneath[i]))) < 12) continue;
        found.push(contrast(fill.slice(0, 3).map((c, i) => c * opacity + beneath[i] * (1 - opacity)), beneath));
      }
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    found.sort((one, other) => one - other);
    return {words: text.textContent.slice(0, 60), large, inked: found.length, sorted: found};
  });
}"""


def unreadable_words(page: Page) -> list[str]:
    """Words in charts whose contrast with what lies beneath them is below 4.5:1 (3:1 where large), or nought."""
    return [problem for chart in page.get_by_test_id("stVegaLiteChart").all() for problem in _of_chart(chart)]


def _of_chart(chart: Locator) -> list[str]:
    if not chart.is_visible() or not chart.locator("svg text").count():
        return []
    chart.evaluate(MARK)
    shown = chart.screenshot(animations="disabled", style=ALONE)
    chart.evaluate(SHOW, "hidden")
    bare = chart.screenshot(animations="disabled", style=ALONE)
    chart.evaluate(SHOW, "visible")
    measured = chart.evaluate(MEASURE, [b64encode(shown).decode(), b64encode(bare).decode()])
    problems = []
    for text in measured:
        least = LEAST_LARGE if text["large"] else LEAST
        below = sum(contrast < least for contrast in text["sorted"])
        if below > MAY_BE_BELOW * text["inked"] or not text["inked"]:
            middle = text["sorted"][text["inked"] // 2] if text["inked"] else 1
            problems.append(f"“{text['words']}”: {below} of {text['inked']} pixels below {least}, middle {middle:.2f}")
    return problems
