"""The contrast of the words in a page's charts, measured: what colour they have, and what lies beneath them."""

from base64 import b64encode

from playwright.sync_api import Page

LEAST, LEAST_LARGE = 4.5, 3.0
# A thin line may run beneath a letter: so many of its pixels may be below the least contrast.
MAY_BE_BELOW = 0.15
ALONE = '[data-testid="stHeader"], [data-testid="stElementToolbar"] { visibility: hidden !important }'

FORGET = "document.querySelectorAll('[data-measured]').forEach(each => delete each.dataset.measured)"
ROOM = 8_000  # pixels: how much of a page is looked at in one picture
# Where the page is scrolled to next: the top of the first chart that was not measured, or nowhere.
NEXT = """() => { const main = document.querySelector('[data-testid="stMain"]');
  const left = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].filter(
    chart => !chart.dataset.measured && chart.querySelector('svg text') && chart.checkVisibility());
  if (!left.length) return null;
  const top = Math.min(...left.map(chart => chart.getBoundingClientRect().top)) + main.scrollTop;
  main.scrollTo(0, top - 60);
  return top }"""
# Charts that are seen whole, and in them, of a text drawn twice, first in the colour of the ground as its halo, the
# second: the halo belongs to what lies beneath.
MARK = """() => {
  const before = document.querySelectorAll('[data-testid="stVegaLiteChart"][data-measured]').length;
  document.querySelectorAll('text[data-measured]').forEach(text => delete text.dataset.measured);
  document.querySelectorAll('[data-testid="stVegaLiteChart"]:not([data-measured])').forEach(chart => {
    const place = chart.getBoundingClientRect();
    if (place.top < 0 || place.bottom > innerHeight) return;
    chart.dataset.measured = '1';
    const texts = [...chart.querySelectorAll('svg text')].filter(text => {
      const style = getComputedStyle(text), box = text.getBoundingClientRect();
      return text.textContent.trim() && style.visibility === 'visible' && box.width > 0 && Number(style.opacity) > 0 &&
        style.fill !== 'none';
    });
    const last = new Map(texts.map(text => [text.textContent + text.getAttribute('transform'), text]));
    new Set(last.values()).forEach(text => { text.dataset.measured = '1' });
  });
  return document.querySelectorAll('[data-testid="stVegaLiteChart"][data-measured]').length - before }"""
SHOW = "how => document.querySelectorAll('text[data-measured]').forEach(text => text.style.visibility = how)"
MEASURE = """async ([shown, bare, usual, ofLarge]) => {
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
  const [a, b] = [await pixels(shown), await pixels(bare)];
  const at = (image, x, y) => [...image.data.slice(4 * (y * image.width + x), 4 * (y * image.width + x) + 3)];
  return [...document.querySelectorAll('text[data-measured]')].map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text), found = [];
    const fill = style.fill.match(/[\\d.]+/g).map(Number), opacity = Number(style.opacity) * Number(style.fillOpacity);
    const [left, top] = [box.left, box.top].map(Math.floor);
    for (let y = Math.max(top, 0); y < Math.min(top + box.height + 1, a.height); y++)
      for (let x = Math.max(left, 0); x < Math.min(left + box.width + 1, a.width); x++) {
        const [inked, beneath] = [at(a, x, y), at(b, x, y)];
        if (Math.max(...inked.map((c, i) => Math.abs(c - beneath[i]))) < 12) continue;
        found.push(contrast(fill.slice(0, 3).map((c, i) => c * opacity + beneath[i] * (1 - opacity)), beneath));
      }
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const least = large ? ofLarge : usual, middle = found.sort((one, other) => one - other)[found.length >> 1] ?? 1;
    return {words: text.textContent.slice(0, 60), least, middle, inked: found.length,
            below: found.filter(contrast => contrast < least).length};
  });
}"""


def unreadable_words(page: Page) -> list[str]:
    """Words in charts whose contrast with what lies beneath them is below 4.5:1 (3:1 where large), or nought."""
    before, problems = page.viewport_size, []
    page.evaluate(FORGET)
    page.set_viewport_size({"width": before["width"], "height": ROOM})
    page.wait_for_timeout(250)
    while page.evaluate(NEXT) is not None:
        assert page.evaluate(MARK), "a chart is higher than what is looked at"
        problems += _of_marked(page)
    page.set_viewport_size(before)
    return problems


def _of_marked(page: Page) -> list[str]:
    shown = page.screenshot(animations="disabled", style=ALONE)
    page.evaluate(SHOW, "hidden")
    bare = page.screenshot(animations="disabled", style=ALONE)
    page.evaluate(SHOW, "visible")
    pictures = [b64encode(picture).decode() for picture in (shown, bare)]
    return [
        f"“{text['words']}”: {text['below']} of {text['inked']} pixels below {text['least']}, half {text['middle']:.2f}"
        for text in page.evaluate(MEASURE, [*pictures, LEAST, LEAST_LARGE])
        if text["below"] > MAY_BE_BELOW * text["inked"] or not text["inked"]
    ]
